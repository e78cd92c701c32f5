/** The words on screen. Components ask by key; who draws them says where the words come from. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Say = (key: string, ...values: string[]) => string

export const Strings = createContext<Say>((key) => key)

export function useSay(): Say {
  return useContext(Strings)
}
