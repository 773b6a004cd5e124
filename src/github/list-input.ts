import { readTextList } from '../payload/read-list.ts'
import type { InputReader } from './input-reader.ts'

/** The items of an input that is a list of texts; notes what is wrong with it. Empty where the input is. */
export function readListInput(reader: InputReader, name: string): readonly string[] {
  const { items, problems } = readTextList(name, reader.block(name))
  for (const { path, message } of problems) reader.problem(path, message)
  return items
}
