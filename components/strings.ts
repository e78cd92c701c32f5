/** The words on screen. Components ask by key; whoever draws them says once where the words come from. */

type Say = (key: string, ...values: string[]) => string

let words: Say = (key) => key

/** From now on, all components take their words from here. */
export function sayBy(source: Say): void {
  words = source
}

/** The words of a key, with the values put in. */
export const say: Say = (key, ...values) => words(key, ...values)
