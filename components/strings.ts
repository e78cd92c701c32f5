/** The words on screen. Components ask by key; whoever draws them says once where the words come from. */

export type Say = (key: string, ...values: string[]) => string

let words: Say = (key) => key

/** From now on, all components take their words from here. */
export function sayBy(source: Say): void {
  words = source
}

export function useSay(): Say {
  return words
}
