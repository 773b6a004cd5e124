import type { LineSource } from './source.ts'

/** One event as gin writes it (contract §7.2): no space after the colons, each line end of the data a new `data:` line. */
export function eventFrame(data: string): string {
  return `event:message\ndata:${data.replaceAll('\n', '\ndata:').replaceAll('\r', '\\r')}\n\n`
}

/** One HTTP chunk: each event is one chunk. */
export function chunk(frame: string): string {
  return `${Buffer.byteLength(frame).toString(16)}\r\n${frame}\r\n`
}

/**
 * The data of the events that one log line becomes. A line with carriage returns is split at them, each piece with one
 * at its end; otherwise a pod's line is trimmed on both sides, and a buffer's line keeps its line end.
 */
export function eventData(line: string, kind: 'container' | 'buffer'): string[] {
  const whole = `${line}\n`
  if (line.includes('\r')) return whole.split('\r').map((piece) => `${piece}\r`)
  return [kind === 'container' ? whole.trim() : whole]
}

/** Some lines of a log as HTTP chunks of events. */
export interface Frames {
  readonly events: number
  readonly lines: number
  readonly bytes: Buffer
}

/** About how many bytes are written at once. */
const BATCH = 256 * 1024

/** Frames the lines from `from` up to, at most, `to`: as many as fit a batch and, nearly, `maxEvents`. */
export function frameLines(
  source: LineSource,
  startedAt: number,
  range: { readonly from: number; readonly to: number; readonly maxEvents: number },
  kind: 'container' | 'buffer',
): Frames {
  if (source.uniform !== undefined && kind === 'container') return frameUniform(source.uniform, range)
  let text = ''
  let events = 0
  let index = range.from
  while (index < range.to && text.length < BATCH && events < range.maxEvents) {
    const data = eventData(source.line(index, startedAt), kind)
    for (const item of data) text += chunk(eventFrame(item))
    events += data.length
    index += 1
  }
  return { events, lines: index - range.from, bytes: Buffer.from(text) }
}

function frameUniform(
  { template, counterAt, counterWidth }: NonNullable<LineSource['uniform']>,
  { from, to, maxEvents }: { readonly from: number; readonly to: number; readonly maxEvents: number },
): Frames {
  const frame = chunk(eventFrame(template))
  const offset = frame.indexOf(template) + counterAt
  const count = Math.min(to - from, maxEvents, Math.max(1, Math.floor(BATCH / frame.length)))
  return { events: count, lines: count, bytes: repeat(frame, offset, counterWidth, from, count) }
}

/** The bytes of `count` equal pieces of text whose counters run on from `from`. */
export function repeat(piece: string, counterAt: number, counterWidth: number, from: number, count: number): Buffer {
  const bytes = Buffer.alloc(piece.length * count, piece, 'latin1')
  for (let index = 0; index < count; index += 1) {
    let rest = from + index
    let position = index * piece.length + counterAt + counterWidth - 1
    // Only the digits that the number has: the rest of the counter is zeros already.
    while (rest > 0) {
      bytes[position] = 48 + (rest % 10)
      rest = Math.floor(rest / 10)
      position -= 1
    }
  }
  return bytes
}

/** The text of some lines of a stored log, each with its line end: as many as fit a batch. */
export function storedLines(source: LineSource, startedAt: number, from: number, to: number): Frames {
  if (source.uniform !== undefined) {
    const { template, counterAt, counterWidth } = source.uniform
    const count = Math.min(to - from, Math.max(1, Math.floor(BATCH / (template.length + 1))))
    return { events: 0, lines: count, bytes: repeat(`${template}\n`, counterAt, counterWidth, from, count) }
  }
  let text = ''
  let index = from
  while (index < to && text.length < BATCH) {
    text += `${source.line(index, startedAt)}\n`
    index += 1
  }
  return { events: 0, lines: index - from, bytes: Buffer.from(text) }
}
