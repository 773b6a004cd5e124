import { sanitizeLine } from './sanitize.ts'

/**
 * The door to Markdown: remote text becomes inert text in a table cell or a paragraph. Every character that Markdown or
 * HTML gives a meaning becomes an entity. That is not enough for what GitHub links after it has rendered the entities:
 * mentions (which notify people), issues and addresses (which leave a trace in the timeline of others), emoji and
 * formulas. Those are broken by an invisible space, as bots on GitHub break mentions.
 */
export function cell(text: string, maxLength = 300): string {
  return sanitizeLine(text, maxLength)
    .replace(LINKS, (start) => `${start}${BREAK}`)
    .replace(/^\d+(?=[.)])/, (number) => `${number}${BREAK}`)
    .replace(/[&<>`|\\*_~[\]]|^[-+=#]/g, entity)
    .replaceAll('$', '<span>$</span>')
}

/** As `cell`, for sentences of ours: names of inputs and the like, which they have in backticks, are shown as code. */
export function prose(text: string, maxLength = 1_000): string {
  return cell(text, maxLength).replace(/&#96;([a-z][a-z0-9 :-]{0,60})&#96;/g, '`$1`')
}

/** A space of no width. */
const BREAK = '\u200b'

/** What begins a mention or a mail address, an issue, an address, an emoji. */
const LINKS = /@(?=\w)|#(?=\d)|(?<![a-z\d])gh-(?=\d)|:(?=\/\/)|(?<![a-z\d])www(?=\.)|:(?=[\w+-]+(?::|$))/gi

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** A short remote text to be copied, such as the name of an image. What is no plain reference is shown as other text. */
export function code(text: string): string {
  return /^[\w./:@+-]{1,500}$/.test(text) ? `\`${text}\`` : cell(text, 500)
}

/** A link to an `http` or `https` address; only the label, where it is none. The label is Markdown already. */
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

/** A part that opens on a click. Title and content are Markdown already. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** A Markdown table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Bytes that a text takes up in a file. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
