import { conclusionOf, type Outcome } from '../../task/outcome.ts'
import { type Phase, phaseOf } from '../../task/status.ts'
import { jobsOf, type Task } from '../../task/task.ts'
import { formatDuration } from '../../time/duration.ts'
import { awaitedBy, executorsOf } from '../gates.ts'
import { count, durationWords, EMOJI, jobName, listed, statusWord } from '../labels.ts'
import { cell, link, prose } from '../markdown.ts'
import { describeOutcome } from '../verdict.ts'
import type { SummaryData } from './data.ts'

/**
 * The verdict, the link to the task and where the time went.
 *
 * @param runUrl the page of the GitHub run, for a page outside of it; empty for none
 */
export function renderHeader({ outcome, url, elapsedMs, spent, attempts = 1 }: SummaryData, runUrl = ''): string {
  const verdict = describeOutcome(outcome)
  const facts = [
    `**${link('Open the task in Zadig', url)}**`,
    outcome.task === undefined ? '' : progress(outcome.task),
    `waited ${formatDuration(elapsedMs)}${waits(spent)}`,
    attempts > 1 ? `attempt ${attempts}` : '',
    runUrl === '' ? '' : link('this run', runUrl),
  ].filter((fact) => fact !== '')
  const sections = [
    `### ${OUTCOME_EMOJI[outcome.kind]} ${prose(verdict.sentence)}`,
    facts.join(' · '),
    verdict.advice === '' ? '' : `> ${prose(verdict.advice)}`,
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

const OUTCOME_EMOJI: Readonly<Record<Outcome['kind'], string>> = {
  success: '✅',
  failure: '❌',
  rejected: '❌',
  'timed-out': '❌',
  incomplete: '❌',
  'wrong-commit': '❌',
  'out-of-time': '⌛',
  cancelled: '🚫',
  aborted: '🚫',
  unreachable: '❓',
  unknown: '❓',
}

/** `3 of 5 jobs passed, 1 failed`; counts of zero are left out. */
function progress(task: Task): string {
  const phases = jobsOf(task).map((job) => phaseOf(job.status))
  const number = (...wanted: readonly Phase[]): number => phases.filter((phase) => wanted.includes(phase)).length
  const others = [
    [number('failed', 'rejected', 'timeout'), 'failed'],
    [number('cancelled'), 'cancelled'],
    [number('active', 'human'), 'in progress'],
    [number('skipped'), 'skipped'],
    [number('idle'), 'not started'],
  ] as const
  const words = others.filter(([jobs]) => jobs > 0).map(([jobs, word]) => `${jobs} ${word}`)
  return [`${number('passed')} of ${count(phases.length, 'job')} passed`, ...words].join(', ')
}

/** Waits of at least a second. */
function waits(spent: SummaryData['spent']): string {
  const words = [
    spent.queue < 1_000 ? '' : `${formatDuration(spent.queue)} in the queue`,
    spent.human < 1_000 ? '' : `${formatDuration(spent.human)} for people`,
  ].filter((word) => word !== '')
  return words.length === 0 ? '' : `, of which ${words.join(' and ')}`
}

const MAX_LINES = 20

/** The manual stages and jobs that wait or run in a task without a verdict. */
export function renderCurrentState(task: Task): string {
  const stages = task.stages
    .filter(({ status }) => phaseOf(status) === 'human')
    .map((stage) => {
      const people = executorsOf(stage)
      return `- ${EMOJI.human} Stage **${cell(stage.name)}** is waiting for someone to start it${people === '' ? '' : `: ${cell(people)}`}`
    })
  const jobs = jobsOf(task).flatMap((job) => {
    const phase = phaseOf(job.status)
    if (phase !== 'active' && phase !== 'human') return []
    const took = durationWords(job)
    const what = phase === 'active' ? `is ${statusWord(job.status)}` : `is waiting for ${awaitedBy(job)}`
    return [`- ${EMOJI[phase]} **${cell(jobName(job))}** ${cell(what)}${took === '' ? '' : `, ${took} so far`}`]
  })
  return [...stages, ...jobs].slice(0, MAX_LINES).join('\n')
}

const MAX_ATTEMPTS = 20

/** The attempts, if there was more than one. */
export function renderAttempts({ earlierAttempts: attempts = [], outcome }: SummaryData): string {
  if (attempts.length === 0) return ''
  const first = Math.max(0, attempts.length - MAX_ATTEMPTS)
  const lines = attempts.slice(first).map(({ conclusion, durationMs, failedJobs }, index) => {
    const culprits = failedJobs.length === 0 ? '' : `: ${cell(listed(failedJobs, 5), 400)}`
    return `- Attempt ${first + index + 1}: ${conclusion} after ${formatDuration(durationMs)}${culprits}`
  })
  return `#### Attempts\n\n${lines.join('\n')}\n- Attempt ${attempts.length + 1}: ${conclusionOf(outcome)}`
}
