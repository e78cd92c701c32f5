/** What the sections of the settings page are made of. */
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { say } from '../strings'

interface ChoiceProps<T> {
  legend: string
  name: string
  options: readonly { value: T; label: string }[]
  value: T
  /** An organisation has chosen: it is shown and cannot be changed. */
  locked: boolean
  onPick: (value: T) => void
  children?: ComponentChildren
}

/** One of several. */
export function Choice<T>({ legend, name, options, value, locked, onPick, children }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {locked && <Locked />}
      {options.map((option) => (
        <label class="choice" key={option.label}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={locked}
            onChange={() => onPick(option.value)}
          />
          {option.label}
        </label>
      ))}
      {children}
    </fieldset>
  )
}

interface CheckProps {
  label: string
  checked: boolean
  locked?: boolean
  onChange: (checked: boolean) => void
}

/** On or off. */
export function Check({ label, checked, locked = false, onChange }: CheckProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} disabled={locked} onChange={(e) => onChange(e.currentTarget.checked)} />
      <span>
        {label}
        {locked && <Locked />}
      </span>
    </label>
  )
}

/** Says who has chosen. */
export function Locked() {
  return <span class="locked"> {say('managed')}</span>
}

interface FileButtonProps {
  label: string
  accept: string
  disabled?: boolean
  onFile: (file: File) => void
}

/** A button that asks for a file. The input itself is out of sight and out of the way of the keyboard. */
export function FileButton({ label, accept, disabled = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" class="solid" disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        class="hidden"
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        onChange={(e) => {
          const [chosen] = e.currentTarget.files ?? []
          if (chosen) onFile(chosen)
          // The same file may be chosen again once it was mended.
          e.currentTarget.value = ''
        }}
      />
    </>
  )
}

/** A part of the page under a heading that screen readers can go to. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface KeptProps {
  title: string
  none: string
  items: readonly string[]
  nameOf: (item: string) => string
  onRemove: (item: string) => void
}

/** A list whose lines can be taken out again. */
export function Kept({ title, none, items, nameOf, onRemove }: KeptProps) {
  return (
    <Section title={title}>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul class="kept">
          {items.map((item) => (
            <li key={item}>
              {nameOf(item)}
              <button type="button" aria-label={say('remove', nameOf(item))} onClick={() => onRemove(item)}>
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
