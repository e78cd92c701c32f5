/** Two or more views of the same thing, one shown: tabs as the keyboard and a screen reader know them. */
import type { ComponentChildren } from 'preact'

interface TabsProps<Id extends string> {
  label: string
  tabs: { id: Id; name: string }[]
  chosen: Id
  onChoose: (id: Id) => void
  /** The view of the chosen tab. */
  children: ComponentChildren
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = (tabs.findIndex(({ id }) => id === chosen) + step + tabs.length) % tabs.length
    onChoose(tabs[at]!.id)
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls={id === chosen ? `view-${id}` : undefined}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="view" role="tabpanel" id={`view-${chosen}`} aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  )
}
