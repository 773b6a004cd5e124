import { byteLength, table } from '../markdown.ts'

/** A part of a page: what it is called where it has to be left out, and its Markdown, empty where there is nothing to say. */
export interface Section {
  readonly name: string
  readonly text: string
}

/**
 * Joins whole sections as far as the budget goes, in order, so that no cut can leave an open tag or fence. One that is
 * too large is left out and named at the end; smaller ones after it still have their place.
 *
 * @param maxBytes of the whole page, UTF-8
 */
export function joinWithin(sections: readonly Section[], maxBytes: number): string {
  const room = maxBytes - RESERVE
  const kept: string[] = []
  const left: string[] = []
  let bytes = 0
  for (const { name, text } of sections) {
    if (text === '') continue
    const size = byteLength(text) + 2
    if (bytes + size > room) left.push(name)
    else {
      bytes += size
      kept.push(text)
    }
  }
  if (left.length > 0)
    kept.push(`_Too long to be shown here: ${left.join(', ')}. The task's page in Zadig has it all._`)
  return [...kept, ''].join('\n\n')
}
/** For the sentence about what was left out. */
const RESERVE = 1_000

/** As many of the items as fit into the bytes, from the first on. */
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
  const shown = asManyAsFit(
    rows.slice(0, maxRows).map((cells) => cells.join(' | ')),
    maxBytes,
  ).length
  const more = rows.length - shown
  return `${table(head, rows.slice(0, shown))}${more > 0 ? `\n\n… and ${more} more` : ''}`
}
