import type { ActionManifest } from './action-manifests.ts'

/**
 * A README with the tables of its action's inputs and outputs, each between its two markers. Throws where a marker is
 * missing.
 */
export function withTables(readme: string, { inputs, outputs }: ActionManifest): string {
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.required ? 'required' : input.default === '' ? '' : code(input.default),
    cell(input.description),
  ])
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)])
  const filled = between(readme, 'inputs', table(['Input', 'Default', 'Meaning'], inputRows))
  return between(filled, 'outputs', table(['Output', 'Meaning'], outputRows))
}

function between(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`There is no place for the ${name}: \`${start}\` … \`${end}\`.`)
  return `${readme.slice(0, from)}${start}\n\n${content}\n\n${readme.slice(to)}`
}

/** A Markdown table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Text for a cell: what would end it is escaped. */
export function cell(text: string): string {
  return text
    .replaceAll('|', String.raw`\|`)
    .replaceAll('\n', ' ')
    .replace(/<(?=\w)/g, '&lt;')
}

function code(text: string): string {
  return `\`${cell(text)}\``
}
