/** Lines around a change. */
const CONTEXT = 3
/** Steps of the comparison: two documents of 2,000 changed lines each, which takes some 50 ms and 16 MB. */
const MAX_STEPS = 4_000_000

type Edit = readonly [sign: ' ' | '-' | '+', line: string]

/**
 * What changes from one text to another, as lines that begin with `-`, `+` or a space, with some lines around each change
 * and `@@` between the parts. Empty where nothing does.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly string[] {
  const edits = editsBetween(before, after)
  const near = edits.map(() => false)
  edits.forEach(([sign], index) => {
    if (sign !== ' ') near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1)
  })
  const lines: string[] = []
  edits.forEach(([sign, line], index) => {
    if (near[index] !== true) return
    if (index > 0 && near[index - 1] !== true) lines.push('@@')
    lines.push(`${sign} ${line}`)
  })
  return lines
}

function editsBetween(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const same = (a: number, b: number): boolean => before[a] === after[b]
  let start = 0
  while (start < Math.min(before.length, after.length) && same(start, start)) start += 1
  let end = 0
  while (end < Math.min(before.length, after.length) - start && same(before.length - 1 - end, after.length - 1 - end))
    end += 1
  return [
    ...unchanged(before.slice(0, start)),
    ...editsOfMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...unchanged(before.slice(before.length - end)),
  ]
}

function unchanged(lines: readonly string[]): readonly Edit[] {
  return lines.map((line): Edit => [' ', line])
}

/** The fewest edits, by the longest common subsequence; for texts that are too different, all out and all in. */
function editsOfMiddle(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const removed = before.map((line): Edit => ['-', line])
  const added = after.map((line): Edit => ['+', line])
  const width = after.length + 1
  if (before.length === 0 || after.length === 0 || (before.length + 1) * width > MAX_STEPS)
    return [...removed, ...added]

  const longest = new Uint32Array((before.length + 1) * width)
  const at = (a: number, b: number): number => longest[a * width + b] ?? 0
  for (let a = before.length - 1; a >= 0; a -= 1)
    for (let b = after.length - 1; b >= 0; b -= 1)
      longest[a * width + b] = before[a] === after[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))

  const edits: Edit[] = []
  let [a, b] = [0, 0]
  while (a < before.length && b < after.length) {
    if (before[a] === after[b]) {
      edits.push([' ', before[a] ?? ''])
      a += 1
      b += 1
    } else if (at(a + 1, b) >= at(a, b + 1)) {
      edits.push(['-', before[a] ?? ''])
      a += 1
    } else {
      edits.push(['+', after[b] ?? ''])
      b += 1
    }
  }
  return [...edits, ...removed.slice(a), ...added.slice(b)]
}
