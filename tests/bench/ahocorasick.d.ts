declare module 'ahocorasick' {
  /** Finds keywords; each hit is the index of its last character and the keywords that end there. */
  export default class AhoCorasick {
    constructor(keywords: readonly string[])
    search(text: string): [last: number, keywords: string[]][]
  }
}
