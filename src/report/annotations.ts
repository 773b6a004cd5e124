import type { Annotation } from '../ports/runner.ts'
import { jobsByKey } from '../task/changes.ts'
import { failedJobs } from '../task/outcome.ts'
import type { Job, Task } from '../task/task.ts'
import { reasonsOf } from './failure-reason.ts'
import { jobName, listed, statusWord } from './labels.ts'
import { sanitizeLine } from './sanitize.ts'
import type { SummaryData } from './summary/data.ts'

/** GitHub shows ten errors of a step; the step's own verdict takes one (runner contract §5.2). */
const MAX_ERRORS = 9
/** Ten warnings too, of which some are left for what the step says while it runs. */
const MAX_DOUBTS = 3

/** One error a failed job: what it is called, and why it failed. The last one names those that have no room of their own. */
export function failureAnnotations(task: Task, { tails }: Pick<SummaryData, 'tails'>): readonly Annotation[] {
  const failed = new Set(failedJobs(task))
  const jobs = [...jobsByKey(task)].filter(([, job]) => failed.has(job))
  const shown = jobs.length <= MAX_ERRORS ? jobs : jobs.slice(0, MAX_ERRORS - 1)
  const rest = jobs.slice(shown.length).map(([, job]) => jobName(job, 60))
  return [
    ...shown.map(([key, job]) => failureAnnotation(job, tails.get(key) ?? [])),
    ...(rest.length === 0 ? [] : [{ title: `${rest.length} more Zadig jobs failed`, message: listed(rest, 30) }]),
  ]
}

function failureAnnotation(job: Job, tail: readonly string[]): Annotation {
  const message = reasonsOf(job, tail).join(' | ')
  return {
    title: `Zadig job ${jobName(job)}: ${statusWord(job.status)}`,
    message: message === '' ? `The job ended as ${statusWord(job.status)} without an error text.` : message,
  }
}

/** A warning for each log that may lack lines; where there are many, one for all. */
export function doubtAnnotations(task: Task, { doubts }: Pick<SummaryData, 'doubts'>): readonly Annotation[] {
  const doubtful = [...jobsByKey(task)].filter(([key]) => (doubts.get(key) ?? []).length > 0)
  if (doubtful.length > MAX_DOUBTS) {
    return [
      {
        title: 'Zadig logs may be incomplete',
        message: listed(
          doubtful.map(([, job]) => jobName(job, 60)),
          30,
        ),
      },
    ]
  }
  return doubtful.map(([key, job]) => ({
    title: `Zadig log of ${jobName(job)} may be incomplete`,
    message: (doubts.get(key) ?? []).map((doubt) => sanitizeLine(doubt, 300)).join(' '),
  }))
}
