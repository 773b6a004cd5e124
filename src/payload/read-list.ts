import type { Problem } from '../errors.ts'
import { isMapping, type Mapping } from '../json.ts'
import { parseText } from './read-yaml.ts'

/** A list of YAML or JSON by how it begins; lines of comments may stand before it. */
const YAML_LIST = /^(?:[^\S\n]*(?:#.*)?\r?\n)*\s*(?:\[|-(?:\s|$))/

/**
 * Reads an input that is a list of texts: a YAML or JSON list, or items between commas or line ends. What doesn't begin
 * as a YAML list is never read as YAML, so that an item may begin with `*` or `!` and hold a colon.
 *
 * @returns its items without empty ones, and what is wrong
 */
export function readTextList(
  inputName: string,
  text: string,
): { readonly items: readonly string[]; readonly problems: readonly Problem[] } {
  if (!YAML_LIST.test(text)) return { items: words(text), problems: [] }
  const { items, problems } = readList(inputName, text)
  const wrong = items.flatMap((item, index): Problem[] =>
    typeof item === 'string'
      ? []
      : [
          {
            path: `${inputName}[${index}]`,
            message: 'This is a mapping; an item is a text. Put it in quotes if the colon belongs to it.',
          },
        ],
  )
  return { items: items.filter((item) => typeof item === 'string'), problems: [...problems, ...wrong] }
}

/**
 * Reads an input that is a list of texts or mappings: YAML or JSON, or items between commas or line ends where all are
 * texts. A single item may stand alone.
 *
 * @returns its items, texts and mappings of texts, without empty ones, and what is wrong
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
  const fine = items.filter(
    (item): item is string | Mapping => (typeof item === 'string' && item.trim() !== '') || isMapping(item),
  )
  return { items: fine, problems: wrong }
}

/** Items between commas or line ends, without quotes around one and without lines of comments. */
function words(text: string): readonly string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '' && !item.startsWith('#'))
}
