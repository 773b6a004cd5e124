import { phaseOf } from '../../task/status.ts'
import { jobsOf, type Job, type Task } from '../../task/task.ts'
import { durationWords, jobName, listed, statusWord } from '../job-words.ts'
import { cell } from '../markdown.ts'
import { SIGNS } from '../marks.ts'
import { waitsFor } from './gates.ts'

const MAX_LINES = 20

/** Where a task stands that has no verdict yet: what it does and for whom it waits. */
export function renderStanding(task: Task): string {
  const parked = task.stages
    .filter((stage) => phaseOf(stage.status) === 'human')
    .map(({ name, manual }) => {
      const people = listed(manual?.executors ?? [], 10)
      return `- ${SIGNS.human} Stage **${cell(name)}** waits for somebody to start it${people === '' ? '' : `: ${cell(people)}`}`
    })
  const jobs = jobsOf(task).filter((job) => ['active', 'human'].includes(phaseOf(job.status)))
  return [...parked, ...jobs.map(jobLine)].slice(0, MAX_LINES).join('\n')
}

function jobLine(job: Job): string {
  const took = durationWords(job)
  const since = took === '' ? '' : ` for ${took}`
  const sign = SIGNS[phaseOf(job.status)]
  if (phaseOf(job.status) !== 'human')
    return `- ${sign} **${cell(jobName(job))}** is ${cell(statusWord(job.status))}${since}`
  const whom = job.gate === undefined ? statusWord(job.status) : waitsFor(job.gate)
  return `- ${sign} **${cell(jobName(job))}** has waited for a person${since}${whom === '' ? '' : `: ${cell(whom)}`}`
}
