import { batchOfBytes, byteLines, decode, encode, hasLineOver, type LineBatch, NO_LINES } from '../ports/line-batch.ts'
import type { LoggedCommits } from '../task/sources.ts'
import { type CommitReader, createCommitReader } from './commit-reader.ts'

/** Lines at the start that tell whether a replay is the same log. */
const HEAD_LINES = 16
/** Lines at the end that tell where a replay catches up; enough that a run of equal progress lines doesn't pass for it. */
const TAIL_LINES = 64

/** As many lines more than were passed on may stand before the place where a replay catches up: a server can lose some. */
const SPARE_LINES = 50

/** What has been passed on of one attempt's log: a count, and enough of both ends to recognise it again. */
export interface LogPosition {
  readonly count: number
  /** Takes lines that are being passed on. */
  add(batch: LineBatch): void
  /** Reads the same log again from its start and lets through what is new. */
  replay(): Replay
  /** The newest lines as text: `count` of them, or as many as are still known. */
  lastLines(count: number): readonly string[]
  /** The commits in what was passed on. */
  commits(): LoggedCommits
  /** Takes the commits of a reader that has read the same log from its start, and to the end of its git step. */
  takeCommits(reader: CommitReader): void
  /** Forgets everything: another log begins. */
  startAnew(): void
}

export interface Replay {
  /**
   * Takes the next lines of the log that is read again and returns those that were not passed on before. Lines that may
   * or may not be new are held back until that is known.
   */
  feed(batch: LineBatch): LineBatch
  /** How the replay stands to what was passed on. */
  state(): ReplayState
  /** Whether it should have caught up by now: more was read than had been passed on, and some. */
  isOverdue(): boolean
}

export type ReplayState =
  /** Still within what was passed on, all equal so far. */
  | 'same'
  /**
   * The start or the overlap differs, and the place where it catches up isn't found yet. Where the log ends in this state
   * it is another one: a restarted container's, or the stored log of an earlier attempt.
   */
  | 'searching'
  /** Past what was passed on, and the overlap was equal: everything from here is new. */
  | 'caught-up'
  /** As `caught-up`, but the start of the log was gone: the server has rotated it. */
  | 'rotated'
  /** As `caught-up`, but lines stand before the overlap that were never passed on. */
  | 'lost-lines'

/** White space in bytes, as the server's trimming knows it, and both forms of a carriage return (contract §7.2). */
const DIFFERENCES =
  /(?:[\t-\r ]|\\r|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/g
/** Bytes of a line that are compared; a longer line is looked at no further. */
const COMPARED_BYTES = 1_000

/** What the stream and the stored log have alike of a line: container streams trim it (contract §7.2). */
function essence(line: string): string {
  return line
    .slice(0, 4 * COMPARED_BYTES)
    .replace(DIFFERENCES, '')
    .slice(0, COMPARED_BYTES)
}

/** Opens the ledger of one log, with nothing in it. */
export function createLogPosition(): LogPosition {
  let count = 0
  let head: string[] = []
  let tail = createTail()
  let reader = createCommitReader()

  return {
    get count() {
      return count
    },
    add(batch) {
      count += batch.count
      reader.add(batch)
      if (head.length < HEAD_LINES)
        head.push(
          ...byteLines(batch)
            .slice(0, HEAD_LINES - head.length)
            .map(essence),
        )
      tail.add(batch)
    },
    replay: () => startReplay(count, [...head], tail.bytes(TAIL_LINES).map(essence)),
    lastLines: (lines) => tail.bytes(lines).map(decode),
    commits: () => reader.commits(),
    takeCommits(other) {
      if (other.isWhole()) reader = other
    },
    startAnew() {
      count = 0
      reader = createCommitReader()
      head = []
      tail = createTail()
    },
  }
}

function startReplay(count: number, head: readonly string[], tail: readonly string[]): Replay {
  let state: ReplayState = count === 0 ? 'caught-up' : 'same'
  let read = 0
  /** The last lines read, as far as the overlap reaches. */
  let recent: string[] = []

  function take(line: string): void {
    recent.push(essence(line))
    if (recent.length > 2 * TAIL_LINES) recent = recent.slice(-TAIL_LINES)
    read += 1
  }

  /** Whether the lines read so far end like what was passed on. */
  function atOverlap(): boolean {
    if (recent.at(-1) !== tail.at(-1)) return false
    const length = Math.min(tail.length, recent.length)
    // A short overlap is believed only at the very start of a rotated log, and never when it is blank.
    if (length < tail.length && read !== length) return false
    const overlap = tail.slice(-length)
    if (overlap.every((line) => line === '') && !(length === tail.length && read === count)) return false
    return overlap.every((line, index) => recent[recent.length - length + index] === line)
  }

  function step(line: string): void {
    if (state === 'same') {
      const expected = head[read]
      take(line)
      if (expected !== undefined && expected !== essence(line)) state = atOverlap() ? 'rotated' : 'searching'
      else if (read === count) state = atOverlap() ? 'caught-up' : 'searching'
      return
    }
    take(line)
    if (atOverlap()) state = read > count ? 'lost-lines' : 'rotated'
  }

  return {
    feed(batch) {
      if (state !== 'same' && state !== 'searching') return batch
      if (state === 'same' && read >= HEAD_LINES && read + batch.count <= count - TAIL_LINES) {
        // In the middle of a long replay only the count matters; looking at each line would cost more than fetching it.
        read += batch.count
        return NO_LINES
      }
      let seen = 0
      let bytes = 0
      for (const line of byteLines(batch)) {
        step(line)
        seen += 1
        bytes += line.length + 1
        if (state !== 'same' && state !== 'searching') break
      }
      return seen === batch.count ? NO_LINES : { bytes: batch.bytes.slice(bytes), count: batch.count - seen }
    },
    state: () => state,
    isOverdue: () => state === 'searching' && read > count + SPARE_LINES,
  }
}

/** The last lines of a log, in bounded memory and at the cost of a batch, not of a line. */
export interface Tail {
  add(batch: LineBatch): void
  /**
   * The newest lines in bytes, without line ends: `count` of them, or as many as there are. Of a long line only
   * the beginning, by which it is recognised, and the end, which is what a redrawn line shows.
   */
  bytes(count: number): readonly string[]
}

/** Bytes that are kept of either end of a long line: as many as are looked at when it is compared (`ledger.ts`). */
const LINE_END_BYTES = 4_000
const LONG_LINE_BYTES = 10_000
const LEFT_OUT = encode(' … ')
/** 200 lines of 650 bytes. Longer lines leave room for fewer of them. */
const MAX_BYTES = 128 * 1024
const INITIAL_BYTES = 4 * 1024

/**
 * Makes an empty tail. It copies into memory of its own, since whatever held a batch would keep all of it, and make the garbage
 * collector move it: with fifty logs that costs more than everything else.
 */
export function createTail(): Tail {
  let ring = Buffer.allocUnsafeSlow(INITIAL_BYTES)
  /** Where the next byte goes, and how many are there. */
  let at = 0
  let length = 0

  function contents(): string {
    const end = ring.toString('latin1', 0, at)
    return length <= at ? end.slice(at - length) : ring.toString('latin1', at) + end
  }

  function makeRoom(added: number): void {
    if (length + added <= ring.length || ring.length === MAX_BYTES) return
    const text = contents()
    ring = Buffer.allocUnsafeSlow(Math.min(MAX_BYTES, Math.max(2 * ring.length, length + added)))
    at = ring.write(text, 'latin1') % ring.length
  }

  return {
    add(batch) {
      const short = withoutMiddles(batch).bytes
      const bytes = short.length > MAX_BYTES ? short.slice(-MAX_BYTES) : short
      makeRoom(bytes.length)
      const first = Math.min(bytes.length, ring.length - at)
      ring.write(bytes, at, first, 'latin1')
      if (first < bytes.length) ring.write(bytes.slice(first), 0, 'latin1')
      at = (at + bytes.length) % ring.length
      length = Math.min(ring.length, length + bytes.length)
    },
    bytes(count) {
      const lines = contents().split('\n')
      // After the last line end stands nothing; in a full ring the first line has lost its beginning.
      const whole = lines.slice(length === MAX_BYTES && lines.length > 2 ? 1 : 0, -1)
      return whole.slice(-count)
    },
  }
}

function withoutMiddles(batch: LineBatch): LineBatch {
  if (!hasLineOver(batch.bytes, LONG_LINE_BYTES)) return batch
  return batchOfBytes(byteLines(batch).map((line) => (line.length > LONG_LINE_BYTES ? bothEnds(line) : line)))
}

function bothEnds(line: string): string {
  const end = line.slice(characterAt(line, line.length - LINE_END_BYTES))
  return line.slice(0, characterAt(line, LINE_END_BYTES)) + LEFT_OUT + end
}

/** The first place from `at` on at which a character begins: 10xxxxxx continues one. */
function characterAt(bytes: string, at: number): number {
  let place = at
  while ((bytes.charCodeAt(place) & 0xc0) === 0x80) place += 1
  return place
}
