import { structuredPatch } from 'diff'

/** Lines around a change. */
const CONTEXT = 3
/** Removed and added lines; above that, comparing takes long and helps no reader. */
const MAX_EDITS = 1_000

/**
 * What changes from one text to another, as lines that begin with `-`, `+` or a space, with three lines around each change
 * and `@@` between the parts. Empty where nothing changes. Texts that differ in thousands of lines are shown as all removed
 * and all added.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const patch = structuredPatch('', '', textOf(before), textOf(after), '', '', {
    context: CONTEXT,
    maxEditLength: MAX_EDITS,
  })
  if (patch === undefined) return [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)]
  return patch.hunks.flatMap(({ lines, oldStart }, index) => [
    ...(index > 0 || oldStart > 1 ? ['@@'] : []),
    ...lines.map((line) => `${line.slice(0, 1)} ${line.slice(1)}`),
  ])
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
