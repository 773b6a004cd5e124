import type { Problem } from '../errors.ts'
import { isMapping, type Mapping } from './lookup.ts'
import { parseText } from './read-yaml.ts'

/**
 * Reads an input that is a list: YAML or JSON, or plain lines or commas where every item is a word. A single item may
 * stand alone.
 *
 * @returns its items, texts and mappings of texts, and what is wrong
 */
export function readList(
  inputName: string,
  text: string,
): { readonly items: readonly (string | Mapping)[]; readonly problems: readonly Problem[] } {
  const reading = parseText(inputName, text)
  if (!reading.ok) return { items: [], problems: [reading.problem] }
  const { value } = reading
  if (value === undefined) return { items: [], problems: [] }
  if (typeof value === 'string') return { items: words(text), problems: [] }
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  const wrong = items.flatMap((item, index): Problem[] =>
    typeof item === 'string' || isMapping(item)
      ? []
      : [{ path: `${inputName}[${index}]`, message: 'This is a list in a list; an item is a text or a mapping.' }],
  )
  const fine = items.filter((item): item is string | Mapping => typeof item === 'string' || isMapping(item))
  return { items: fine, problems: wrong }
}

function words(text: string): readonly string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
