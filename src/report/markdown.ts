import { sanitizeLine } from './sanitize.ts'

/**
 * Sanitizes remote text for a table cell or a paragraph. Every character with a meaning in Markdown or HTML becomes an
 * entity. GitHub renders entities before it links mentions, issues, addresses, emoji and formulas, so those are broken by an
 * invisible space.
 */
export function cell(text: string, maxLength = 300): string {
  return sanitizeLine(text, maxLength)
    .replace(LINKS, (start) => `${start}${BREAK}`)
    .replace(/^\d+(?=[.)])/, (number) => `${number}${BREAK}`)
    .replace(/[&<>`|\\*_~[\]]|^[-+=#]/g, entity)
    .replaceAll('$', '<span>$</span>')
}

/** As `cell`, for sentences of this action: names of inputs in backticks are shown as code. */
export function prose(text: string, maxLength = 1_000): string {
  return cell(text, maxLength).replace(/&#96;([a-z][a-z0-9 :-]{0,60})&#96;/g, '`$1`')
}

const BREAK = '\u200b'

/** The first characters of a mention or mail address, an issue, an address, an emoji. */
const LINKS = /@(?=\w)|#(?=\d)|(?<![a-z\d])gh-(?=\d)|:(?=\/\/)|(?<![a-z\d])www(?=\.)|:(?=[\w+-]+(?::|$))/gi

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** A remote reference to copy, such as an image, as code; any other text as `cell` does. */
export function code(text: string): string {
  return /^[\w./:@+-]{1,500}$/.test(text) ? `\`${text}\`` : cell(text, 500)
}

/** A link to an `http` or `https` address; only the label for any other address. The label is Markdown. */
export function link(label: string, url: string): string {
  if (!URL.canParse(url)) return label
  const { protocol, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return label
  const target = href.replace(/[^\w\-.~:/?#@!$&+,;=%]/g, (character) => encodeURIComponent(character))
  return `[${label}](<${target.replace(/[()'*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}>)`
}

/** A fenced block that nothing inside can end, for lines of a log. */
export function fence(lines: readonly string[], language = 'text'): string {
  const text = lines.join('\n')
  let longest = 0
  // No spread: a text can have more runs than a call takes arguments.
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  const ticks = '`'.repeat(Math.max(3, longest + 1))
  return `${ticks}${language}\n${text}\n${ticks}`
}

/** A part that opens on a click. Title and content are Markdown. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** A table; cells are Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** The text's length in UTF-8 bytes. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** A part of a page: its name, for when it is left out, and its Markdown, which may be empty. */
export interface Section {
  readonly name: string
  readonly text: string
}

/**
 * Joins whole sections in order, so that no cut can leave an open tag or fence. A section that is too large is left out and
 * named at the end; smaller ones after it are kept.
 *
 * @param maxBytes of the whole page, UTF-8
 */
export function joinWithin(sections: readonly Section[], maxBytes: number): string {
  const kept: string[] = []
  const left: string[] = []
  let room = maxBytes - NOTE_BYTES
  for (const { name, text } of sections.filter((section) => section.text !== '')) {
    const size = byteLength(text) + 2
    if (size > room) left.push(name)
    else {
      room -= size
      kept.push(text)
    }
  }
  if (left.length > 0) kept.push(`_Too long to be shown here: ${left.join(', ')}. See the task's page in Zadig._`)
  return [...kept, ''].join('\n\n')
}
/** For the sentence about what was left out. */
const NOTE_BYTES = 1_000

/** The first items that fit into the bytes together. */
export function asManyAsFit(items: readonly string[], maxBytes: number): readonly string[] {
  let bytes = 0
  const end = items.findIndex((item) => (bytes += byteLength(item) + 2) > maxBytes)
  return end === -1 ? items : items.slice(0, end)
}

/** A table with as many rows as fit, and a line that says how many are missing. */
export function boundedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { maxRows, maxBytes }: { readonly maxRows: number; readonly maxBytes: number },
): string {
  const lines = rows.slice(0, maxRows).map(row)
  const shown = asManyAsFit(lines, maxBytes).length
  const more = rows.length - shown
  return `${table(head, rows.slice(0, shown))}${more > 0 ? `\n\n… and ${more} more` : ''}`
}
