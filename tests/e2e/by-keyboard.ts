/** What the keyboard tests share: a command that opens a card, and Escape that closes it. */
import { card, until, waitForNoCard } from './harness'
import type { Command } from './proof/behind'
import type { Stage } from './stage'

export interface Keys {
  /** Gives the command and waits until the card of the word has the focus on its headword. */
  step(command: Command, headword: string): Promise<void>
  /** Presses Escape and waits until the card is gone. */
  escape(): Promise<void>
}

/** The keys of a reader in front of this page. */
export function keysOf({ page, backstage }: Pick<Stage, 'page' | 'backstage'>): Keys {
  return {
    async step(command, headword) {
      await backstage.command(page.url(), command)
      await until(`the focus on "${headword}"`, () => card(page), (c) => c?.open === true && c.focused === headword) // prettier-ignore
    },
    async escape() {
      await page.keyboard.press('Escape')
      await waitForNoCard(page)
    },
  }
}
