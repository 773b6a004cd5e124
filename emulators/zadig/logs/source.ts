/**
 * The lines of one job, known by number, each with the moment at which it appears: nothing is held in memory that can be
 * made when it is read. Times are milliseconds after the job began to run.
 */
export interface LineSource {
  readonly count: number
  /** The line without its line end; `startedAt` is when the job began to run, unix milliseconds. */
  line(index: number, startedAt: number): string
  /** When the line appears. Never decreases with the index. */
  dueAt(index: number): number
  /** All lines of one shape, so that they can be written in bulk: see `UniformLines`. */
  readonly uniform?: UniformLines
}

/** Lines that differ only in a decimal counter of fixed width at a fixed place. */
export interface UniformLines {
  readonly template: string
  readonly counterAt: number
  readonly counterWidth: number
}

/** One line of a script: its text, or the text with its own time. */
export type ScriptLine = string | { readonly at: number; readonly text: string }

/** What a scenario says of a job's log. Times in milliseconds, sizes in bytes. */
export type LogScript =
  | {
      readonly lines: readonly ScriptLine[]
      /** Each line is prefixed with its time, as the executor does (contract §7.1). */ readonly stamped?: boolean
      /** The lines are a script's, between those that the executor itself writes: its frame and the git step. */
      readonly executor?: boolean
    }
  | { readonly generate: { readonly count: number; readonly interval: number; readonly size: number } }

export const noLines: LineSource = { count: 0, line: () => '', dueAt: () => 0 }

/** The lines of a script, spread evenly over the job's duration where they have no time of their own; over an endless one, all at once. */
export function lineSource(script: LogScript, duration: number): LineSource {
  if ('generate' in script) return generatedLines(script.generate)
  const { lines, stamped = false } = script
  const span = duration === Infinity ? 0 : duration
  let last = 0
  const dues = lines.map((line, index) => {
    last = Math.max(last, typeof line === 'string' ? Math.floor((index * span) / lines.length) : line.at)
    return last
  })
  const dueAt = (index: number): number => dues[index] ?? 0
  return {
    count: lines.length,
    dueAt,
    line: (index, startedAt) => {
      const line = lines[index] ?? ''
      const text = typeof line === 'string' ? line : line.text
      return stamped ? `${stamp(startedAt + dueAt(index))}${text}` : text
    },
  }
}

function generatedLines({ count, interval, size }: { count: number; interval: number; size: number }): LineSource {
  const width = 10
  const head = 'line '
  const filler = 'the quick brown fox jumps over the lazy dog. '
  const room = Math.max(0, size - head.length - width - 1)
  const template =
    `${head}${'0'.repeat(width)} ${filler.repeat(Math.ceil(room / filler.length)).slice(0, room)}`.trimEnd()
  const uniform = { template, counterAt: head.length, counterWidth: width }
  return {
    count,
    dueAt: (index) => index * interval,
    line: (index) => `${head}${String(index).padStart(width, '0')}${template.slice(head.length + width)}`,
    uniform,
  }
}

/** The executor's prefix, in the server's time zone, which is China's here. */
export function stamp(time: number): string {
  const local = new Date(time + 8 * 3600_000).toISOString()
  return `[${local.slice(0, 10)} ${local.slice(11, 19)}]   `
}

/** How many lines have appeared after `elapsed` milliseconds. */
export function linesDue(source: LineSource, elapsed: number): number {
  let low = 0
  let high = source.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (source.dueAt(middle) <= elapsed) low = middle + 1
    else high = middle
  }
  return low
}
