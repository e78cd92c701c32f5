/** What a reader of unknown words (compounds, medicines) answers. */
export interface OtherReading {
  kind: 'medicine' | 'word-parts'
  entry: string
}

export interface OtherReader {
  /** A reading of one whole word as written, or null. Called often: it remembers. */
  read(word: string): OtherReading | null
}
