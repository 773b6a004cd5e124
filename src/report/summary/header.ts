import { hasEnded, phaseOf } from '../../task/status.ts'
import { type Job, jobsOf, type Task } from '../../task/task.ts'
import { formatDuration } from '../../time/duration.ts'
import { count, durationWords, jobName, listed, statusWord } from '../labels.ts'
import { cell, link, prose } from '../markdown.ts'
import { describeOutcome } from '../verdict.ts'
import type { SummaryData } from './data.ts'
import { conclusionOf } from '../../task/outcome.ts'
import { EMOJI } from '../icons.ts'
import { waitsFor } from './gates.ts'

/**
 * The verdict, the way to the task, and where the time went: what a reader must see without scrolling.
 *
 * @param runUrl the page of the GitHub run, where the head is read elsewhere; empty for none
 */
export function renderHead({ outcome, url, elapsedMs, spent, attempts = 1 }: SummaryData, runUrl = ''): string {
  const verdict = describeOutcome(outcome)
  const facts = [
    `**${link('Open the task in Zadig', url)}**`,
    outcome.task === undefined ? '' : progress(outcome.task),
    `waited ${formatDuration(elapsedMs)}${parts(spent)}`,
    attempts > 1 ? `attempt ${attempts}` : '',
    runUrl === '' ? '' : link('this run', runUrl),
  ].filter((fact) => fact !== '')
  const sections = [
    `### ${sign(outcome.kind)} ${prose(verdict.sentence)}`,
    facts.join(' · '),
    verdict.advice === '' ? '' : `> ${prose(verdict.advice)}`,
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

function sign(kind: SummaryData['outcome']['kind']): string {
  switch (kind) {
    case 'success':
      return '✅'
    case 'failure':
    case 'rejected':
    case 'timed-out':
    case 'incomplete':
    case 'wrong-commit':
      return '❌'
    case 'out-of-time':
      return '⌛'
    case 'cancelled':
    case 'aborted':
      return '🚫'
    case 'unreachable':
    case 'unknown':
      return '❓'
  }
}

/** `3 of 5 jobs passed, 1 failed`: the counts that say something. */
function progress(task: Task): string {
  const phases = jobsOf(task).map((job) => phaseOf(job.status))
  const number = (...wanted: readonly string[]): number => phases.filter((phase) => wanted.includes(phase)).length
  const others = [
    [number('failed', 'rejected', 'timeout'), 'failed'],
    [number('cancelled'), 'cancelled'],
    [number('active', 'human'), 'under way'],
    [number('skipped'), 'skipped'],
  ] as const
  const words = others.filter(([jobs]) => jobs > 0).map(([jobs, word]) => `${jobs} ${word}`)
  const unfinished = jobsOf(task).filter((job) => !hasEnded(job.status) && phaseOf(job.status) === 'idle').length
  if (unfinished > 0) words.push(`${unfinished} not started`)
  return [`${number('passed')} of ${count(phases.length, 'job')} passed`, ...words].join(', ')
}

/** Waits below a second are noise. */
function parts(spent: SummaryData['spent']): string {
  const known = [
    [spent.queue, 'in the queue'],
    [spent.human, 'for people'],
  ] as const
  const words = known.filter(([ms]) => ms >= 1_000).map(([ms, where]) => `${formatDuration(ms)} ${where}`)
  return words.length === 0 ? '' : `, of which ${words.join(' and ')}`
}

const MAX_ATTEMPTS = 20

/** How often the task was tried, where it was more than once. */
export function renderAttempts({ earlierAttempts: attempts = [], outcome }: SummaryData): string {
  if (attempts.length === 0) return ''
  const first = Math.max(0, attempts.length - MAX_ATTEMPTS)
  const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
    const culprits = failedJobs.length === 0 ? '' : `: ${cell(listed(failedJobs, 5), 400)}`
    return `- Attempt ${first + index + 1}: ${conclusion} after ${formatDuration(durationMs)}${culprits}`
  })
  return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${conclusionOf(outcome)}`
}

const MAX_LINES = 20

/** Where a task stands that has no verdict yet: what it does and for whom it waits. */
export function renderStanding(task: Task): string {
  const parked = task.stages
    .filter((stage) => phaseOf(stage.status) === 'human')
    .map(({ name, manual }) => {
      const people = listed(manual?.executors ?? [], 10)
      return `- ${EMOJI.human} Stage **${cell(name)}** waits for somebody to start it${people === '' ? '' : `: ${cell(people)}`}`
    })
  const jobs = jobsOf(task).filter((job) => ['active', 'human'].includes(phaseOf(job.status)))
  return [...parked, ...jobs.map(jobLine)].slice(0, MAX_LINES).join('\n')
}

function jobLine(job: Job): string {
  const took = durationWords(job)
  const since = took === '' ? '' : ` for ${took}`
  const icon = EMOJI[phaseOf(job.status)]
  if (phaseOf(job.status) !== 'human')
    return `- ${icon} **${cell(jobName(job))}** is ${cell(statusWord(job.status))}${since}`
  const whom = job.gate === undefined ? statusWord(job.status) : waitsFor(job.gate)
  return `- ${icon} **${cell(jobName(job))}** has waited for a person${since}${whom === '' ? '' : `: ${cell(whom)}`}`
}
