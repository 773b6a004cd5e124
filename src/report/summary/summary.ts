import { joinWithin, type Section } from '../markdown.ts'
import type { Task } from '../../task/task.ts'
import { renderAttempts, renderHeader, renderCurrentState } from './header.ts'
import type { SummaryData } from './data.ts'
import { renderFailures } from './failures.ts'
import { renderPlan } from '../plan.ts'
import {
  renderChecks,
  renderCode,
  renderDoubts,
  renderEnvironments,
  renderGates,
  renderImages,
  renderJobs,
} from './tables.ts'
import { renderTimeline } from './timeline.ts'

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2); half of it leaves room for other writers of the step. */
const MAX_BYTES = 512 * 1_024 - 1

/** The job summary as Markdown, in the order in which a reader needs it after a failure. */
export function renderSummary(data: SummaryData): string {
  const { outcome, plan } = data
  return joinWithin(
    [
      { name: 'the verdict', text: renderHeader(data) },
      ...(outcome.task === undefined ? [] : taskSections(outcome.task, data)),
      { name: 'what was triggered', text: plan === undefined ? '' : renderPlan(plan) },
    ],
    MAX_BYTES,
  )
}

function taskSections(task: Task, data: SummaryData): readonly Section[] {
  return [
    { name: 'the code', text: renderCode(data) },
    { name: 'the failed jobs', text: renderFailures(task, data) },
    { name: 'the current state', text: renderCurrentState(task) },
    { name: 'the gates', text: renderGates(task) },
    { name: 'the timeline', text: renderTimeline(task) },
    { name: 'the jobs', text: renderJobs(task) },
    { name: 'the images', text: renderImages(task) },
    { name: 'the environments', text: renderEnvironments(task) },
    { name: 'tests and scans', text: renderChecks(task) },
    { name: 'the attempts', text: renderAttempts(data) },
    { name: 'notes on the logs', text: renderDoubts(task, data) },
  ]
}
