import { failedJobs, type Outcome } from '../task/outcome.ts'
import { phaseOf, type Phase } from '../task/status.ts'
import { jobLabel, type Job, type Task } from '../task/task.ts'
import { jobsByKey } from '../task/changes.ts'
import { formatDuration } from '../time/duration.ts'
import { cell, fence, table } from './markdown.ts'
import { oneLine } from './remote-text.ts'
import { describeOutcome } from './verdict.ts'

/** What the summary is rendered from. */
export interface SummaryData {
  readonly outcome: Outcome
  readonly url: string
  readonly elapsedMs: number
  readonly queueMs: number
  /** The last lines of each job's log, by the job's key, as Zadig has them. */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** What may be missing from a job's log, by the job's key. */
  readonly doubts: ReadonlyMap<string, readonly string[]>
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2): we stay far below. */
const MAX_BYTES = 500_000
const MAX_ROWS = 200
const MAX_FAILURES = 20
const TAIL_LINES = 50

const SIGNS: Readonly<Record<Phase, string>> = {
  idle: '⚪',
  queued: '🟡',
  active: '🔵',
  human: '🟠',
  passed: '🟢',
  skipped: '⚪',
  failed: '🔴',
  rejected: '🔴',
  timeout: '🔴',
  cancelled: '⚫',
}

/** The job summary as Markdown: the verdict with its link, failed jobs with their last lines, then every job. */
export function renderSummary(data: SummaryData): string {
  const { outcome } = data
  const verdict = describeOutcome(outcome)
  const sections = [
    `### ${verdict.passed ? '✅' : '❌'} Zadig: ${cell(verdict.sentence, 1_000)}`,
    `[Open the task in Zadig](${data.url}) · waited ${formatDuration(data.elapsedMs)}, of which ${formatDuration(data.queueMs)} in the queue`,
    verdict.advice === '' ? '' : cell(verdict.advice, 1_000),
    ...(outcome.task === undefined ? [] : renderTask(outcome.task, data)),
  ].filter((section) => section !== '')
  return bounded(sections)
}

function renderTask(task: Task, { tails, doubts }: SummaryData): readonly string[] {
  const jobs = [...jobsByKey(task)]
  const failed = new Set(failedJobs(task))
  const failures = jobs.filter(([, job]) => failed.has(job)).slice(0, MAX_FAILURES)
  const doubtful = jobs.flatMap(([key, job]) =>
    (doubts.get(key) ?? []).map((doubt) => `- Log of ${cell(jobLabel(job))}: ${cell(doubt)}`),
  )
  return [
    ...failures.map(([key, job]) => renderFailure(job, tails.get(key) ?? [])),
    renderJobs(task),
    doubtful.slice(0, MAX_ROWS).join('\n'),
  ]
}

function renderFailure(job: Job, tail: readonly string[]): string {
  const error = job.error === '' ? cell(job.status) : cell(job.error, 1_000)
  const lines = tail.slice(-TAIL_LINES).map((line) => oneLine(line, 1_000))
  const folded =
    lines.length === 0
      ? ''
      : `\n\n<details><summary>Last ${lines.length} lines</summary>\n\n${fence(lines)}\n\n</details>`
  return `**${cell(jobLabel(job))}**: ${error}${folded}`
}

function renderJobs(task: Task): string {
  const rows = task.stages.flatMap((stage) =>
    stage.jobs.map((job) => [
      cell(stage.name, 80),
      cell(jobLabel(job), 80),
      cell(job.type, 40),
      `${SIGNS[phaseOf(job.status)]} ${cell(job.status === '' ? 'not started' : job.status, 40)}`,
      job.startTime > 0 && job.endTime >= job.startTime ? formatDuration((job.endTime - job.startTime) * 1_000) : '',
      cell(job.error, 200),
    ]),
  )
  const more = rows.length > MAX_ROWS ? `\n\n… ${rows.length - MAX_ROWS} more jobs` : ''
  return table(['Stage', 'Job', 'Type', 'Status', 'Duration', 'Error'], rows.slice(0, MAX_ROWS)) + more
}

/** Whole sections until the budget is used, so that no cut can leave an open tag or fence. */
function bounded(sections: readonly string[]): string {
  const kept: string[] = []
  let bytes = 0
  for (const section of sections) {
    bytes += new TextEncoder().encode(section).length + 2
    if (bytes > MAX_BYTES) return [...kept, '… the rest is too long to show here.', ''].join('\n\n')
    kept.push(section)
  }
  return [...kept, ''].join('\n\n')
}
