/** What a reader of unknown words (compounds, medicines) answers. */
export interface OtherReading {
  kind: 'medicine' | 'word-parts'
  entry: string
}

export interface OtherReader {
  /** A reading of the whole word at these UTF-16 offsets, or null. Asked of every long unknown word. */
  read(text: string, start: number, end: number): OtherReading | null
}
