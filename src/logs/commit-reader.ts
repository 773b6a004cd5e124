import { byteLines, decode, type LineBatch } from '../ports/line-batch.ts'
import type { Checkout, LoggedCommits } from '../task/sources.ts'

/** Reads the commits out of a log, batch by batch, in bounded memory. */
export interface CommitReader {
  add(batch: LineBatch): void
  /** Whether the git step was seen from its start to its end. */
  isWhole(): boolean
  commits(): LoggedCommits
}

/** The command that shows where a repository stands; the executor runs it last in each (contract §7.1). */
const SHOW_COMMIT = 'git --no-pager log --oneline -1'
const STARTS = 'Start git clone.'
const ENDS = 'Git clone ended.'
/** Lines after the command among which its answer is: a command's two pipes are read side by side. */
const ANSWER_WITHIN = 20
/** Repositories of a job, and commits that a script shows. */
const MOST = 200
/** Bytes of a line that are looked at. */
const LOOK_AT = 500

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
      if (!ofScript && checkouts.length < MOST) checkouts.push({ commit: '', remote })
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
    if (ofScript && later.size < MOST) later.add(commit)
  }

  return {
    add(batch) {
      // A look at the whole batch: most have nothing of it, and a look a line costs more than the line.
      if (state === 'before' && !batch.bytes.includes(STARTS)) return
      if (state === 'after' && waiting === 0 && !batch.bytes.includes(SHOW_COMMIT)) return
      for (const line of byteLines(batch)) take(line)
    },
    isWhole: () => state === 'after',
    commits: () => ({ checkouts: checkouts.map((checkout): Checkout => ({ ...checkout })), later: [...later] }),
  }
}

/** A line without its time, which three spaces follow, or a tab where the line is a message of the executor itself. */
function readLine(line: string): { readonly text: string; readonly isMessage: boolean } {
  const start = decode(line.slice(0, LOOK_AT)).replace(COLOURS, '')
  const time = /^\[[^\]]{1,40}\](?:( {3})|\t)/.exec(start)
  return { text: start.slice(time?.[0].length ?? 0).trimEnd(), isMessage: time !== null && time[1] === undefined }
}
const COLOURS = new RegExp(String.raw`\x1b\[[0-9;]*m`, 'g')
