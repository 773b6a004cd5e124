import { type LineBatch, linesOf } from '../ports/line-batch.ts'
import type { Checkout, LoggedCommits } from '../task/sources.ts'

/** Reads the commits out of a log, batch by batch, in bounded memory. */
export interface CommitReader {
  add(batch: LineBatch): void
  /** Whether the git step was seen from its start to its end. */
  isWhole(): boolean
  commits(): LoggedCommits
}

/** The command that shows a repository's commit; the executor runs it last in each (contract §7.1). */
const SHOW_COMMIT = 'git --no-pager log --oneline -1'
const STARTS = 'Start git clone.'
const ENDS = 'Git clone ended.'
/** The answer is among so many lines after the command: the executor reads a command's two pipes in parallel. */
const ANSWER_WITHIN = 20
/** The most checkouts, and the most commits of scripts, that are kept. */
const MAX_COMMITS = 200
/** Characters of a line that are read. */
const READ_LENGTH = 500

/**
 * Makes a reader for the start of a log. The executor runs its git step before any script, and puts a time before every
 * line of both: what a script prints can't be taken for the git step, only for something that it did later.
 */
export function createCommitReader(): CommitReader {
  let state: 'before' | 'inside' | 'after' = 'before'
  const checkouts: { commit: string; remote: string }[] = []
  const later = new Set<string>()
  /** The address of the first fetch since the last commit. */
  let remote = ''
  /** Lines that may still have the answer to the last command. */
  let waiting = 0
  /** Whether that command was a script's. */
  let ofScript = false

  function take(line: string): void {
    const { text, isMessage } = readLine(line)
    if (state === 'before') {
      if (text === STARTS) state = 'inside'
    } else if (state === 'inside' && text.startsWith(ENDS)) {
      state = 'after'
      // The executor doesn't wait for the last line of a command. Before its next message no script has begun.
      waiting = Math.min(waiting, 1)
    } else if (isMessage) {
      waiting = 0
    } else if (text === SHOW_COMMIT || (state === 'after' && /^\++ /.test(text) && text.endsWith(` ${SHOW_COMMIT}`))) {
      ofScript = state === 'after'
      waiting = ANSWER_WITHIN
      if (!ofScript && checkouts.length < MAX_COMMITS) checkouts.push({ commit: '', remote })
      remote = ''
    } else {
      if (state === 'inside' && remote === '') remote = /^From (\S+)$/.exec(text)?.[1] ?? ''
      if (waiting > 0) answer(text)
    }
  }

  function answer(text: string): void {
    waiting -= 1
    const commit = /^([0-9a-f]{7,64})(?: |$)/.exec(text)?.[1]
    if (commit === undefined) return
    waiting = 0
    const last = checkouts.at(-1)
    if (!ofScript && last !== undefined) last.commit = commit
    if (ofScript && later.size < MAX_COMMITS) later.add(commit)
  }

  return {
    add(batch) {
      // Most batches have nothing to find, and reading each line costs more than searching the batch.
      if (state === 'before' && !batch.text.includes(STARTS)) return
      if (state === 'after' && waiting === 0 && !batch.text.includes(SHOW_COMMIT)) return
      for (const line of linesOf(batch)) take(line)
    },
    isWhole: () => state === 'after',
    commits: () => ({ checkouts: checkouts.map((checkout): Checkout => ({ ...checkout })), later: [...later] }),
  }
}

/** A line without its time, which three spaces follow, or a tab where the line is a message of the executor itself. */
function readLine(line: string): { readonly text: string; readonly isMessage: boolean } {
  const start = line.slice(0, READ_LENGTH).replace(COLOURS, '')
  const time = /^\[[^\]]{1,40}\](?:( {3})|\t)/.exec(start)
  return { text: start.slice(time?.[0].length ?? 0).trimEnd(), isMessage: time !== null && time[1] === undefined }
}
const COLOURS = new RegExp(String.raw`\x1b\[[0-9;]*m`, 'g')
