import type { Problem } from '../../errors.ts'
import { definedJobs, findJob, type WorkflowDefinition } from '../../definition/definition.ts'
import { didYouMean, quoted, quotedList } from '../did-you-mean.ts'
import type { Payload, PayloadJob } from '../payload.ts'
import type { PayloadNotification } from '../read/notifications.ts'
import { pathOf } from '../schema-fields.ts'
import { checkCodeHosts } from '../repositories.ts'
import { plannedGates } from '../plan.ts'
import { findJobType } from '../job-types/table.ts'
import { unsupportedMessage } from '../job-types/unsupported.ts'
import { checkImages } from './images.ts'
import { checkParameters } from './parameters.ts'
import { jobsOf, type Task } from '../../task/task.ts'

/** Problems with overrides of notification settings: Zadig ignores those that don't match a setting (contract §4.8). */
export function checkNotifications(
  notifications: readonly PayloadNotification[],
  { notificationTypes }: WorkflowDefinition,
): readonly Problem[] {
  return notifications.flatMap(({ input, path }) => {
    const type = notificationTypes[input.id]
    if (type === input.type) return []
    if (type !== undefined) {
      const message = `The workflow's notification ${input.id} is of type ${quoted(type)}, not \`${input.type}\`: Zadig would ignore it without a word.`
      return [{ path: pathOf(path, 'type'), message }]
    }
    const count = notificationTypes.length
    const has = count === 0 ? 'has no notifications' : `has the notifications 0 to ${count - 1}`
    return [
      {
        path: pathOf(path, 'id'),
        message: `The workflow ${has}: Zadig would ignore number ${input.id} without a word.`,
      },
    ]
  })
}

/**
 * Everything about a payload that the workflow's definition shows to be wrong: what Zadig would refuse with an answer
 * that is hard to read, and above all what it would accept and silently leave undone (contract §4.3–4.5). Where the
 * definition doesn't list something, nothing is said about it.
 */
export function preflight(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return [
    ...payload.jobs.flatMap((job) => checkJob(job, definition)),
    ...checkCodeHosts(payload, definition),
    ...checkImages(payload, definition),
    ...checkForced(payload, definition),
    ...checkGates(payload, definition),
    ...checkNothingLeft(payload, definition),
    ...checkParameters(payload.parameters, definition),
    ...checkNotifications(payload.notifications, definition),
  ]
}

function checkJob(job: PayloadJob, definition: WorkflowDefinition): readonly Problem[] {
  const defined = findJob(definition, job.name)
  if (defined === undefined) {
    const names = definedJobs(definition).map(({ name }) => name)
    const message = `The workflow has no job ${quoted(job.name)}, and Zadig would ignore it without a word.${didYouMean(job.name, names)}`
    return [{ path: job.path, message }]
  }
  const row = findJobType(defined.type)
  if (row === undefined) return [{ path: job.path, message: unsupportedMessage(defined.type) }]
  if (job.type !== undefined && job.type !== defined.type) {
    const message = `The workflow's job ${quoted(job.name)} is of type ${quoted(defined.type)}, not ${quoted(job.type)}. Zadig goes by the workflow.`
    return [{ path: pathOf(job.path, 'job_type'), message }]
  }
  if (row.droppedByServer !== undefined)
    return [{ path: job.path, message: `${row.droppedByServer}. Run it from Zadig's own pages.` }]
  return row.check(job.parameters, defined.spec, job.path)
}

function checkForced(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return definedJobs(definition)
    .filter(({ name, runPolicy }) => runPolicy === 'force_run' && !isListed(payload, name))
    .map(({ name, type }) => {
      const advice =
        findJobType(type) === undefined
          ? `Its type ${quoted(type)} cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.`
          : `Add it:\n${yamlLines(name, type)}`
      return {
        path: 'inputs',
        message: `The job ${quoted(name)} must always run (run policy \`force_run\`), but is not listed: Zadig would refuse the whole run. ${advice}`,
      }
    })
}

function checkGates(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return plannedGates(payload, definition)
    .filter(({ name, outcome }) => outcome === 'skipped' && findJob(definition, name)?.runPolicy !== 'force_run')
    .map(({ name, stage }) => ({
      path: 'inputs',
      message: `The approval ${quoted(name)} in stage ${quoted(stage)} is not listed, so that the workflow would run on without it. To keep the gate, add:\n${yamlLines(name, 'approval')}`,
    }))
}

/** The lines to add, in the short form and in the API's. */
function yamlLines(name: string, type: string): string {
  const parameters = Object.keys(findJobType(type)?.entries ?? {}).length === 0 ? '{}' : '{ … }'
  const key = yamlWord(name)
  return `  ${key}: ${parameters}\nor, in the API's form:\n  - { job_name: ${key}, job_type: ${yamlWord(type)}, parameters: ${parameters} }`
}

/** A name as YAML takes it: as it is where that is surely one word, else in quotes. */
function yamlWord(name: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : JSON.stringify(name)
}

function checkNothingLeft(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  const jobs = definedJobs(definition)
  if (jobs.some(({ name, type }) => isListed(payload, name) && findJobType(type)?.droppedByServer === undefined))
    return []
  const names = jobs.filter(
    ({ type }) => findJobType(type)?.droppedByServer === undefined && findJobType(type) !== undefined,
  )
  const message = `No job would run: Zadig only runs the jobs that are listed.`
  const help = names.length === 0 ? '' : ` The workflow has ${quotedList(names.map(({ name }) => name))}.`
  return [{ path: 'inputs', message: message + help }]
}

function isListed(payload: Payload, name: string): boolean {
  return payload.jobs.some((job) => job.name === name)
}

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
