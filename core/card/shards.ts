/** Entries are kept in files of a few dozen, so that a sleeping extension wakes to read one, not all. */

export const SHARDS = 64

/** The file that holds an entry. */
export function shardOf(id: string): number {
  let h = 0
  for (let i = 0; i < id.length; i++) h = (Math.imul(h, 31) + id.charCodeAt(i)) >>> 0
  return h % SHARDS
}
