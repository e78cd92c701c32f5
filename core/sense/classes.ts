/** The cue classes of data/cues.yaml, in the order of their bits. The build checks that both agree. */
export const CUE_CLASSES = [
  'spine',
  'scan',
  'exam',
  'heart',
  'lung',
  'brain',
  'mind',
  'blood',
  'lab',
  'cancer',
  'bone',
  'muscle',
  'nerve',
  'kidney',
  'digestion',
  'infection',
  'pregnancy',
  'women',
  'men',
  'eye',
  'ear',
  'skin',
  'surgery',
  'medicine',
  'hormone',
  'gene',
  'child',
  'care',
] as const

export type CueClass = (typeof CUE_CLASSES)[number]

/** The bit of a class. */
export function classBit(name: CueClass): number {
  return 1 << CUE_CLASSES.indexOf(name)
}
