import { oneLine } from './remote-text.ts'

/**
 * The door to Markdown: remote text becomes inert text in a table cell or a paragraph. HTML is escaped as entities, so is
 * every character that GitHub's Markdown gives a meaning, and mentions and issue links don't form.
 */
export function cell(text: string, maxLength = 300): string {
  return oneLine(text, maxLength).replace(/[&<>"'`|\\*_~[\]()#!@:{}$]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A fenced block that nothing inside can end, for lines of a log. */
export function fence(lines: readonly string[]): string {
  const text = lines.join('\n')
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const ticks = '`'.repeat(Math.max(3, longest + 1))
  return `${ticks}text\n${text}\n${ticks}`
}

/** A Markdown table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
