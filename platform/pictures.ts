/** Puts pictures together from what the extension carries. */
import type { Picture, PictureQuestion } from '../core/picture/model'
import type { PictureBook } from '../core/picture/picture'
import { loadJson } from './carried'

let book: Promise<PictureBook> | undefined

function loadBook(): Promise<PictureBook> {
  book ??= loadJson<PictureBook>('pictures.json')
  // A read that failed is tried again the next time.
  book.catch(() => (book = undefined))
  return book
}

/** The discs and the nerves beside them, for pictures of several levels. */
export async function loadGaps(): Promise<PictureBook['gaps']> {
  return (await loadBook()).gaps
}

/** The picture of a card's places and levels; null where nothing can be drawn. */
export async function loadPicture(question: PictureQuestion): Promise<Picture | null> {
  // Its shapes take some 10 ms to be made, which a popup that opens has not.
  const [{ makePicture }, book] = await Promise.all([import('../core/picture/picture'), loadBook()])
  return makePicture(question, book)
}
