import type { Problem } from '../../errors.ts'
import { definedJobs, findJob, type ParamDefinition, type WorkflowDefinition } from '../../definition/definition.ts'
import { didYouMean, quoted, quotedList, quotedValue } from '../did-you-mean.ts'
import type { RepoValue } from '../job-types/shared-fields.ts'
import { findJobType, unsupportedMessage } from '../job-types/table.ts'
import type { Payload, PayloadJob, PayloadParameter } from '../payload.ts'
import { plannedGates } from '../plan.ts'
import { checkCodeHosts } from '../repositories.ts'
import { pathOf } from '../schema-fields.ts'
import { repoName } from './definition-checks.ts'
import { checkImages } from './images.ts'

/**
 * Everything in a payload that the workflow's definition shows to be wrong: what Zadig would refuse with an unclear
 * answer, and what it would accept and silently not do (contract §4.3–4.5).
 */
export function preflight(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return [
    ...payload.jobs.flatMap((job) => checkJob(job, definition)),
    ...checkCodeHosts(payload, definition),
    ...checkImages(payload, definition),
    ...checkForced(payload, definition),
    ...checkGates(payload, definition),
    ...checkNothingLeft(payload, definition),
    ...checkParameters(payload, definition),
    ...checkNotifications(payload, definition),
  ]
}

function checkJob(job: PayloadJob, definition: WorkflowDefinition): readonly Problem[] {
  const defined = findJob(definition, job.name)
  if (defined === undefined) {
    const names = definedJobs(definition).map(({ name }) => name)
    const message = `The workflow has no job ${quoted(job.name)}, and Zadig would silently ignore it.${didYouMean(job.name, names)}`
    return [{ path: job.path, message }]
  }
  const row = findJobType(defined.type)
  if (row === undefined) return [{ path: job.path, message: unsupportedMessage(defined.type) }]
  if (job.type !== undefined && job.type !== defined.type) {
    const message = `The workflow's job ${quoted(job.name)} is of type ${quoted(defined.type)}, not ${quoted(job.type)}. Zadig uses the type in the workflow.`
    return [{ path: pathOf(job.path, 'job_type'), message }]
  }
  return row.check(job.parameters, defined.spec, job.path)
}

function checkForced(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return definedJobs(definition)
    .filter(({ name, runPolicy }) => runPolicy === 'force_run' && !isListed(payload, name))
    .map(({ name, type }) => {
      const advice =
        findJobType(type) === undefined
          ? `Its type ${quoted(type)} cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.`
          : `Add it:\n${linesToAdd(name, type)}`
      const message = `The job ${quoted(name)} must always run (run policy \`force_run\`), but is not listed: Zadig would refuse the whole run. ${advice}`
      return { path: 'inputs', message }
    })
}

function checkGates(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  return plannedGates(payload, definition)
    .filter(({ name, outcome }) => outcome === 'skipped' && findJob(definition, name)?.runPolicy !== 'force_run')
    .map(({ name, stage }) => ({
      path: 'inputs',
      message: `The approval ${quoted(name)} in stage ${quoted(stage)} is not listed, so the workflow would continue without it. To keep the gate, add:\n${linesToAdd(name, 'approval')}`,
    }))
}

function linesToAdd(name: string, type: string): string {
  const parameters = Object.keys(findJobType(type)?.entries ?? {}).length === 0 ? '{}' : '{ … }'
  // Without quotes only where YAML certainly reads it as one word.
  const key = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? name : JSON.stringify(name)
  return `  ${key}: ${parameters}\nor, in the API's form:\n  - { job_name: ${key}, job_type: ${type}, parameters: ${parameters} }`
}

function checkNothingLeft(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  const runnable = definedJobs(definition)
    .filter(({ type }) => findJobType(type) !== undefined)
    .map(({ name }) => name)
  if (runnable.some((name) => isListed(payload, name))) return []
  const help = runnable.length === 0 ? '' : ` The workflow has ${quotedList(runnable)}.`
  return [{ path: 'inputs', message: `No job would run: Zadig only runs the jobs that are listed.${help}` }]
}

function isListed(payload: Payload, name: string): boolean {
  return payload.jobs.some((job) => job.name === name)
}

/** Problems with workflow variables (contract §4.4). */
function checkParameters({ parameters }: Payload, definition: WorkflowDefinition): readonly Problem[] {
  const names = definition.params.map(({ name }) => name)
  return parameters.flatMap((parameter) => {
    const defined = definition.params.find(({ name }) => name === parameter.name)
    const message =
      defined === undefined
        ? `The workflow has no variable ${quoted(parameter.name)}: Zadig would refuse the whole run.${didYouMean(parameter.name, names)}`
        : wrongValue(parameter, defined)
    return message === undefined ? [] : [{ path: parameter.path, message }]
  })
}

function wrongValue({ value, repo }: PayloadParameter, defined: ParamDefinition): string | undefined {
  const { type, choices } = defined
  switch (type) {
    case 'string':
    case 'text':
    case 'choice':
      if (value === undefined) return `It is of type \`${type}\` and takes a value, not a repository.`
      if (type !== 'choice' || choices.length === 0 || choices.includes(value)) return undefined
      return `${quotedValue(value)} is not one of its choices: ${quotedList(choices)}.`
    case 'repo':
      return repo === undefined ? 'It is of type `repo` and takes a repository, not a value.' : wrongRepo(repo, defined)
    default:
      return `It is of type ${quoted(type)}, which Zadig's API silently ignores: the run would use the value that is stored in the workflow. Leave it out.`
  }
}

function wrongRepo(sent: RepoValue, { repo }: ParamDefinition): string | undefined {
  const configured = `${repo?.namespace}/${repo?.name}`
  if (repo === undefined || repo.name === '' || repoName(sent) === configured) return undefined
  return `${quoted(repoName(sent))} is not the repository of this variable, which is ${quoted(configured)}: Zadig would silently ignore it.`
}

/** Problems with overrides of notification settings: Zadig ignores those that don't match a setting (contract §4.8). */
function checkNotifications({ notifications }: Payload, { notificationTypes }: WorkflowDefinition): readonly Problem[] {
  return notifications.flatMap(({ input, path }) => {
    const type = notificationTypes[input.id]
    if (type === input.type) return []
    if (type !== undefined) {
      const message = `The workflow's notification ${input.id} is of type ${quoted(type)}, not \`${input.type}\`: Zadig would silently ignore it.`
      return [{ path: pathOf(path, 'type'), message }]
    }
    const count = notificationTypes.length
    const has = count === 0 ? 'has no notifications' : `has the notifications 0 to ${count - 1}`
    const message = `The workflow ${has}: Zadig would silently ignore number ${input.id}.`
    return [{ path: pathOf(path, 'id'), message }]
  })
}
