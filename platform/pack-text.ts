/** The rows in the text of a pack's file, whichever kind it is. */
import Papa from 'papaparse'
import { looksLikeJson, readJson, readTable, type PackFile } from '../core/packs/read'

/** Commas, semicolons or tabs between the cells: spreadsheets write any of them. */
const DELIMITERS = [',', ';', '\t']

/** @throws BadPack where the text is no pack. */
export function readPackText(text: string): PackFile {
  if (looksLikeJson(text)) return readJson(text)
  return readTable(Papa.parse<string[]>(text, { delimitersToGuess: DELIMITERS }).data)
}
