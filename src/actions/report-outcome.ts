import type { Runner } from '../ports/runner.ts'
import { createLogDoor, labelWidth } from '../report/log-lines.ts'
import { finalOutputs } from '../report/outputs.ts'
import { oneLine } from '../report/remote-text.ts'
import { renderSummary } from '../report/summary.ts'
import { describeOutcome, type Verdict } from '../report/verdict.ts'
import { jobsByKey } from '../task/changes.ts'
import { failedJobs, type Outcome } from '../task/outcome.ts'
import { jobLabel, type Job } from '../task/task.ts'
import type { Followed } from './follow.ts'
import type { FollowInputs } from './run-inputs.ts'

/** GitHub shows ten error annotations of a step; the step's own verdict takes one (runner contract §5.2). */
const MAX_ANNOTATIONS = 9

export interface ReportOptions extends Pick<FollowInputs, 'annotations' | 'summary'> {
  readonly url: string
  readonly elapsedMs: number
}

/** Tells how it ended, everywhere where somebody looks: outputs, log, annotations, summary. */
export async function reportOutcome(followed: Followed, options: ReportOptions, runner: Runner): Promise<Verdict> {
  const { outcome, logs } = followed
  const verdict = describeOutcome(outcome)
  const time = { queueMs: followed.spent.queue, elapsedMs: options.elapsedMs }
  for (const [name, value] of Object.entries(finalOutputs(outcome, options.url, time))) runner.setOutput(name, value)
  runner.setOutput('attempts', String(followed.attempts))

  const failures = failuresOf(outcome)
  for (const [key, job] of failures) await printTail(job, logs.tails.get(key) ?? [], runner)
  if (options.annotations) {
    for (const [key, job] of failures.slice(0, MAX_ANNOTATIONS)) annotateFailure(job, logs.tails.get(key) ?? [], runner)
  }
  if (options.summary)
    runner.appendSummary(renderSummary({ outcome, url: options.url, ...time, tails: logs.tails, doubts: logs.doubts }))
  await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n  ${options.url}\n`)
  return verdict
}

function failuresOf(outcome: Outcome): readonly (readonly [string, Job])[] {
  if (outcome.task === undefined) return []
  const failed = new Set(failedJobs(outcome.task))
  return [...jobsByKey(outcome.task)].filter(([, job]) => failed.has(job))
}

async function printTail(job: Job, tail: readonly string[], runner: Runner): Promise<void> {
  const label = jobLabel(job)
  const error = job.error === '' ? '' : `: ${oneLine(job.error)}`
  await runner.print(
    `\n${oneLine(label, 80)} ${oneLine(job.status, 40)}${error}${tail.length === 0 ? '' : `. Its last ${tail.length} lines:`}\n`,
  )
  await runner.print(createLogDoor(label, labelWidth(label), 0)(tail))
}

function annotateFailure(job: Job, tail: readonly string[], runner: Runner): void {
  const lastLine = tail.findLast((line) => line.trim() !== '') ?? ''
  const message = [job.error, lastLine].map((text) => oneLine(text)).filter((text) => text !== '')
  runner.annotate('error', {
    title: `Zadig job ${oneLine(jobLabel(job), 80)}: ${oneLine(job.status, 40)}`,
    message:
      message.length === 0 ? `The job ended as ${oneLine(job.status, 40)} without an error text.` : message.join(' | '),
  })
}
