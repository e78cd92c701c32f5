/** Tabs as the ARIA practices have them: one stop for the Tab key, the arrow keys walk and choose. */
import type { ComponentChildren } from 'preact'

interface TabsProps<Id extends string> {
  label: string
  tabs: readonly { id: Id; label: string }[]
  chosen: Id
  onChoose: (id: Id) => void
  /** Up from the tabs. */
  onLeave?: () => void
  children: ComponentChildren
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, onLeave, children }: TabsProps<Id>) {
  const choose = (list: Element, at: number) => {
    const tab = tabs[(at + tabs.length) % tabs.length]!
    onChoose(tab.id)
    list.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const list = event.currentTarget as HTMLElement
    const at = tabs.findIndex(({ id }) => id === chosen)
    if (event.key === 'ArrowRight') choose(list, at + 1)
    else if (event.key === 'ArrowLeft') choose(list, at - 1)
    else if (event.key === 'Home') choose(list, 0)
    else if (event.key === 'End') choose(list, -1)
    else if (event.key === 'ArrowUp' && onLeave) onLeave()
    else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('#panel button')?.focus()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div role="tablist" class="tabs" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === chosen}
            aria-controls="panel"
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel" class="panel" aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  )
}
