/** A letter made up for a test: a page with each of its words once, and two in its title. */

/** The HTML of a letter that speaks of these words. */
export const letterOf = (words: readonly string[]): string =>
  `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Letter</title><h1>MRI of the lumbar spine</h1>
  ${words.map((word) => `<p>The letter speaks of ${word} and of what it is.</p>`).join('')}`
