/** What the keyboard tests share: a command that opens a card, and Escape that closes it. */
import type { Page } from 'puppeteer-core'
import type { Backstage, Command } from './backstage'
import { card, until, waitForNoCard } from './harness'

/** Gives the command and waits until the card of the word has the focus on its headword. */
export async function stepTo(page: Page, backstage: Backstage, command: Command, headword: string): Promise<void> {
  await backstage.command(page.url(), command)
  await until(`the focus on "${headword}"`, () => card(page), (c) => c?.open === true && c.focused === headword) // prettier-ignore
}

/** Presses Escape and waits until the card is gone. */
export async function escapeCard(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await waitForNoCard(page)
}
