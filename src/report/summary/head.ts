import { hasEnded, phaseOf } from '../../task/status.ts'
import { jobsOf, type Task } from '../../task/task.ts'
import { formatDuration } from '../../time/duration.ts'
import { count } from '../job-words.ts'
import { link, prose } from '../markdown.ts'
import { describeOutcome } from '../verdict.ts'
import type { SummaryData } from './data.ts'

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
