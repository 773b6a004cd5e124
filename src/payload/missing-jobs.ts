import { jobsOf, type Task } from '../task/task.ts'
import type { Payload, PayloadJob } from './payload.ts'

/**
 * The jobs that the payload lists and the task does not have. The server drops a job with nothing to work on and says
 * nothing (contract §4.5), while all jobs that will run are in the task from its creation on (contract §5.7).
 */
export function missingJobs(payload: Payload, task: Task): readonly PayloadJob[] {
  const jobs = jobsOf(task)
  // Before Zadig 3.3 a job task doesn't say which job it is of; its name only contains that name somewhere.
  const named = jobs.some(({ originName }) => originName !== '')
  return payload.jobs.filter(
    ({ name }) =>
      !jobs.some((job) =>
        named ? job.originName === name : job.name.includes(name) || job.displayName.includes(name),
      ),
  )
}
