/** What can be wrong with a file that somebody hands in. Each has its sentence on screen: `reader_problem_…`. */

export type Problem =
  | 'empty'
  | 'tooLarge'
  | 'tooLong'
  | 'scanned'
  | 'locked'
  | 'damaged'
  | 'bomb'
  | 'picture'
  | 'oldWord'
  | 'otherZip'
  | 'noText'
  | 'unknown'
  | 'unreadable'

/** Thrown by whoever reads a file and has to give up. */
export class FileProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
  }
}

const MB = 1024 * 1024
/** A letter is a few kilobytes, a scan report with pictures a few megabytes. Larger is refused unread. */
export const LARGEST_FILE = 50 * MB
/** What the XML of one document may unpack to: a novel takes 10 MB, and all of it is held in memory at once. */
export const MOST_XML = 30 * MB
/** What all parts of one document may unpack to; pictures in it are never unpacked. */
export const MOST_UNPACKED = 500 * MB
/** A document has some dozens of parts. */
export const MOST_PARTS = 5000
/** More text than this is no letter but a book: some 600 pages. */
export const LONGEST_TEXT = 2_000_000
