import { phaseOf } from '../../task/status.ts'
import type { Job, Task } from '../../task/task.ts'
import { failedJobsByKey } from '../../task/outcome.ts'
import { failureReasons } from '../failure-reason.ts'
import { durationWords, EMOJI, jobName, statusWord } from '../labels.ts'
import { asManyAsFit, byteLength, cell, fence, folded } from '../markdown.ts'
import { sanitizeBlock } from '../sanitize.ts'
import type { SummaryData } from './data.ts'

const MAX_FAILURES = 50
const TAIL_LINES = 60
/** Past the first limit failures lose their tails, past the second they are left out. */
const TAIL_BYTES = 150_000
const MAX_BYTES = 200_000

/** Each failed job with its reasons and its last lines folded, in Zadig's order. */
export function renderFailures(task: Task, { tails }: Pick<SummaryData, 'tails'>, withTails = true): string {
  const failures = failedJobsByKey(task)
  let bytes = 0
  const texts = failures.slice(0, MAX_FAILURES).map(([key, job]) => {
    const tail = tails.get(key) ?? []
    const short = renderFailure(job, tail, '')
    const whole = withTails ? renderFailure(job, tail, renderTail(tail)) : short
    const text = bytes + byteLength(whole) <= TAIL_BYTES ? whole : short
    bytes += byteLength(text)
    return text
  })
  const shown = asManyAsFit(texts, MAX_BYTES)
  const more = failures.length - shown.length
  return [...shown, ...(more > 0 ? [`… and ${more} more jobs failed; the table below has them.`] : [])].join('\n\n')
}

function renderFailure(job: Job, tail: readonly string[], lines: string): string {
  const took = durationWords(job)
  const title = `#### ${EMOJI[phaseOf(job.status)]} ${cell(jobName(job))} · ${cell(statusWord(job.status))}${took === '' ? '' : ` after ${took}`}`
  const reasons = failureReasons(job, tail).map((reason) => `> ${cell(reason, 600)}`)
  return [title, reasons.join('\n>\n'), lines].filter((text) => text !== '').join('\n\n')
}

function renderTail(tail: readonly string[]): string {
  const lines = tail.slice(-TAIL_LINES).map((line) => sanitizeBlock(line, 500))
  return lines.length === 0 ? '' : folded(`Last ${lines.length} lines of its log`, fence(lines))
}
