import { batchOf, hasLineOver, type LineBatch, linesOf, NO_LINES } from '../ports/line-batch.ts'
import type { LoggedCommits } from '../task/sources.ts'
import { type CommitReader, createCommitReader } from './commit-reader.ts'

/** Lines at the start that tell whether a replay is the same log. */
const HEAD_LINES = 16
/** Lines at the end that tell where a replay catches up; enough that a run of equal progress lines is not mistaken for it. */
const TAIL_LINES = 64

/** So many lines that were never passed on may precede the place where a replay catches up: a server can lose some. */
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
  /** How the replay compares with what was passed on. */
  state(): ReplayState
  /** Whether it should have caught up by now: more was read than had been passed on, and some. */
  isOverdue(): boolean
}

export type ReplayState =
  /** Still within what was passed on, all equal so far. */
  | 'same'
  /**
   * The start or the overlap differs, and the place where it catches up isn't found yet. A log that ends in this state is
   * another one: a restarted container's, or the stored log of an earlier attempt.
   */
  | 'searching'
  /** Past what was passed on, and the overlap was equal: everything from here is new. */
  | 'caught-up'
  /** As `caught-up`, but the start of the log was gone: the server has rotated it. */
  | 'rotated'
  /** As `caught-up`, but lines before the overlap were never passed on. */
  | 'lost-lines'

/** White space as the server trims it (Go's `unicode.IsSpace`), and both forms of a carriage return (contract §7.2). */
const DIFFERENCES = /(?:[\s\u0085]|\\r)+/g
/** The start of a line that is compared. */
const COMPARED_LENGTH = 1_000

/** What the stream and the stored log have in common of a line: container streams trim it (contract §7.2). */
function essence(line: string): string {
  return line
    .slice(0, 4 * COMPARED_LENGTH)
    .replace(DIFFERENCES, '')
    .slice(0, COMPARED_LENGTH)
}

/** The position before the first line. */
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
        head = [...head, ...linesOf(batch).slice(0, HEAD_LINES).map(essence)].slice(0, HEAD_LINES)
      tail.add(batch)
    },
    replay: () => startReplay(count, head, tail.lines(TAIL_LINES).map(essence)),
    lastLines: (lines) => tail.lines(lines),
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
    // A short overlap counts only at the very start of a rotated log, and never when it is blank.
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
        // In the middle of a long replay only the count matters: comparing each line would cost more than fetching it.
        read += batch.count
        return NO_LINES
      }
      const lines = linesOf(batch)
      for (const [index, line] of lines.entries()) {
        step(line)
        if (state !== 'same' && state !== 'searching') return batchOf(lines.slice(index + 1))
      }
      return NO_LINES
    },
    state: () => state,
    isOverdue: () => state === 'searching' && read > count + SPARE_LINES,
  }
}

/** Kept of either end of a long line: as much as `essence` reads. */
const LINE_END_LENGTH = 4 * COMPARED_LENGTH
const LONG_LINE_LENGTH = 10_000
/** Batches are kept until the newest of them have so many lines, or so much text: longer lines leave room for fewer. */
const KEPT_LINES = 200
const KEPT_LENGTH = 128 * 1024

/**
 * The last lines of a log, at the cost of a batch and not of a line. Of a long line it keeps only the beginning, which
 * identifies it, and the end, which is what a redrawn line shows.
 */
function createTail() {
  let batches: LineBatch[] = []
  let keptLines = 0
  let keptLength = 0

  return {
    add(batch: LineBatch): void {
      const added = withoutMiddles(batch)
      batches.push(added)
      keptLines += added.count
      keptLength += added.text.length
      for (let oldest = batches[0]; oldest !== undefined; oldest = batches[0]) {
        if (keptLines - oldest.count < KEPT_LINES && keptLength - oldest.text.length < KEPT_LENGTH) break
        batches = batches.slice(1)
        keptLines -= oldest.count
        keptLength -= oldest.text.length
      }
    },
    /** The newest lines: `count` of them, or as many as are kept. */
    lines: (count: number): readonly string[] => batches.flatMap(linesOf).slice(-count),
  }
}

function withoutMiddles(batch: LineBatch): LineBatch {
  return hasLineOver(batch.text, LONG_LINE_LENGTH) ? batchOf(linesOf(batch).map(bothEnds)) : batch
}

function bothEnds(line: string): string {
  if (line.length <= LONG_LINE_LENGTH) return line
  return `${line.slice(0, LINE_END_LENGTH)} … ${line.slice(-LINE_END_LENGTH)}`.toWellFormed()
}
