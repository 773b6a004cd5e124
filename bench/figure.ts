/** One line of the table. */
export interface Figure {
  readonly name: string
  readonly measured: string
  /** What the project wants. */
  readonly reach: string
  /** Measured by wanted: up to 1 is reached. */
  readonly ratio: number
}

/** A Markdown table of figures. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, measured, reach, ratio }) => [name, measured, reach, ratio.toFixed(2)])
  return [['figure', 'measured', 'to reach', 'ratio'], ['---', '---', '---', '---:'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
}

/** The value in the middle; of two, the upper one. NaN for none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
