import type { Annotation } from '../ports/runner.ts'
import { jobsByKey } from '../task/changes.ts'
import { failedJobsByKey } from '../task/outcome.ts'
import type { Job, Task } from '../task/task.ts'
import { failureReasons } from './failure-reason.ts'
import { jobName, listed, statusWord } from './labels.ts'
import { sanitizeLine } from './sanitize.ts'
import type { SummaryData } from './summary/data.ts'

/** GitHub shows ten errors of a step; the verdict is one of them (runner contract §5.2). */
const MAX_ERRORS = 9
/** GitHub shows ten warnings too; some are left for the rest of the step. */
const MAX_LOG_WARNINGS = 3
const MAX_NAMES = 30

/** One error a failed job, with the reasons. The last one names the jobs beyond the limit. */
export function failureAnnotations(task: Task, { tails }: Pick<SummaryData, 'tails'>): readonly Annotation[] {
  const jobs = failedJobsByKey(task)
  const shown = jobs.length <= MAX_ERRORS ? jobs : jobs.slice(0, MAX_ERRORS - 1)
  const rest = jobs.slice(shown.length).map(([, job]) => jobName(job, 60))
  return [
    ...shown.map(([key, job]) => failureAnnotation(job, tails.get(key) ?? [])),
    ...(rest.length === 0
      ? []
      : [{ title: `${rest.length} more Zadig jobs failed`, message: listed(rest, MAX_NAMES) }]),
  ]
}

function failureAnnotation(job: Job, tail: readonly string[]): Annotation {
  const status = statusWord(job.status)
  const reasons = failureReasons(job, tail).join(' | ')
  return {
    title: `Zadig job ${jobName(job)}: ${status}`,
    message: reasons === '' ? `The job ended as ${status} without an error text.` : reasons,
  }
}

/** One warning a log in which lines may be missing, or one for all if there are many. */
export function doubtAnnotations(task: Task, { doubts }: Pick<SummaryData, 'doubts'>): readonly Annotation[] {
  const doubtful = [...jobsByKey(task)].flatMap(([key, job]) => {
    const texts = doubts.get(key) ?? []
    return texts.length === 0 ? [] : [{ name: jobName(job), texts }]
  })
  if (doubtful.length > MAX_LOG_WARNINGS) {
    const names = doubtful.map(({ name }) => name)
    return [{ title: 'Zadig logs may be incomplete', message: listed(names, MAX_NAMES) }]
  }
  return doubtful.map(({ name, texts }) => ({
    title: `Zadig log of ${name} may be incomplete`,
    message: texts.map((text) => sanitizeLine(text, 300)).join(' '),
  }))
}
