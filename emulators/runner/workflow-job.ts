// Runs the steps of a workflow file that use this action, one after the other, as a GitHub runner would.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { load } from 'js-yaml'

import { evaluateCondition, type ExpressionContext, interpolate, type JobStatus } from './expression.ts'
import { createJobContext, expressionContext, type WorkflowEvent } from './job-context.ts'
import { type RunningStep, startStep, type StepResult } from './step.ts'
import type { StepOptions } from './step-options.ts'

/** A workflow file that cannot be run, with what to change. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError'
}

/** What to run, and the values that GitHub would supply. */
export interface WorkflowJobOptions {
  /** Path of the workflow file. */
  readonly file: string
  /** Key of the job; may be left out where the file has one job. */
  readonly job: string | undefined
  /** Folder of this action: the root action's action.yml and the folders of the sub-actions. */
  readonly actionRoot: string
  /** Names by which `uses:` may call the action, such as `zadig-workflow-action`. */
  readonly repositoryName: string
  readonly event: WorkflowEvent
  readonly secrets: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  /** Values of the matrix; those left out are the first of each list. */
  readonly matrix: Readonly<Record<string, string>>
  /** Outputs of earlier jobs: `job.output` to value. */
  readonly needs: Readonly<Record<string, string>>
  /** Inputs that replace those of the file in every step, such as `url`. */
  readonly inputs: Readonly<Record<string, string>>
  /** More values to mask. */
  readonly masks: readonly string[]
  /** What each step gets beside: the node binary, the runner's differences, debug logging, more variables. */
  readonly step: Pick<StepOptions, 'context' | 'debug' | 'differences' | 'env' | 'node' | 'workspace'>
  /** Called with each line of a step's log, and with notes about steps that are not run. */
  readonly onLine: (line: string) => void
  /** Called when a step starts. */
  readonly onStep?: (step: RunningStep) => void
  /** Called when a step has ended. */
  readonly onResult?: (result: StepResult) => void
}

/** How the job ended. Steps that do not use this action are not run and count as passed. */
export interface WorkflowJobResult {
  readonly status: JobStatus
  /** Number of steps that ran. */
  readonly ran: number
}

/**
 * Runs a job's steps that use this action. The post stage of a step follows its main stage directly. Throws a
 * {@link WorkflowError} for a file or job that cannot be run, and an ExpressionError for an expression that GitHub refuses.
 */
export async function runWorkflowJob(options: WorkflowJobOptions): Promise<WorkflowJobResult> {
  const workflow = asMapping(load(readFileSync(options.file, 'utf8')), 'The workflow file')
  const [key, job] = chooseJob(workflow, options.job)
  if (job['uses'] !== undefined) throw new WorkflowError(`Job ${key} calls a reusable workflow. Run that file instead.`)
  const context = createJobContext({ ...options.step.context, job: key, matrix: matrixOf(job, options.matrix) })
  const steps: Record<string, { outputs: Readonly<Record<string, string>>; outcome: string; conclusion: string }> = {}
  let status: JobStatus = 'success'
  let env: Readonly<Record<string, string>> = {}

  const contexts = (): ExpressionContext => ({
    ...expressionContext(context, options.event, { os: 'Linux', temp: '/tmp' }, '/workspace', status),
    secrets: { GITHUB_TOKEN: context.token, ...options.secrets },
    vars: options.variables,
    inputs: mappingAt(options.event.payload, 'inputs'),
    needs: needsOf(options.needs),
    env,
    steps,
  })
  const texts = (value: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(mappingOf(value)).map(([name, text]) => [name, interpolate(textOf(text), contexts())]),
    )

  env = texts(workflow['env'])
  env = { ...env, ...texts(job['env']) }
  const condition = job['if']
  if (condition !== undefined && !evaluateCondition(textOf(condition), 'success', contexts())) {
    options.onLine(`Job ${key} is skipped: its condition is false for this event.`)
    return { status, ran: 0 }
  }

  let ran = 0
  const jobEnv = env
  const finish = (
    id: string,
    outcome: string,
    conclusion = outcome,
    outputs: Readonly<Record<string, string>> = {},
  ): void => {
    if (id !== '') steps[id] = { outputs, outcome, conclusion }
  }
  for (const [index, raw] of listAt(job, 'steps').entries()) {
    const step = mappingOf(raw)
    const id = textOf(step['id'])
    const uses = textOf(step['uses'])
    const name = textOf(step['name']) || uses || textOf(step['run']).split('\n')[0] || `step ${index + 1}`
    env = { ...jobEnv, ...texts(step['env']) }
    const actionPath = actionPathOf(uses, options)
    if (!evaluateCondition(textOf(step['if']), status, contexts())) {
      options.onLine(`Step “${name}” is skipped: its condition is false.`)
      finish(id, 'skipped')
      continue
    }
    if (actionPath === undefined) {
      options.onLine(`Step “${name}” is not run: it does not use this action. Its outputs are empty here.`)
      finish(id, 'success')
      continue
    }
    const inputs = Object.entries(mappingOf(step['with'])).filter(([input]) => options.inputs[input] === undefined)
    for (const secret of secretsOf(inputs)) {
      if (options.secrets[secret] === undefined)
        options.onLine(`The secret ${secret} is empty. Pass it with --secret ${secret}=VALUE.`)
    }
    const running = startStep({
      ...options.step,
      actionPath,
      context: { ...context, action: id || `__${index}` },
      event: options.event,
      inputs: { ...texts(Object.fromEntries(inputs)), ...options.inputs },
      env: { ...env, ...options.step.env },
      secrets: [...Object.values(options.secrets), ...options.masks].filter((secret) => secret !== ''),
      condition: textOf(step['if']) || 'success()',
      jobStatus: status,
      onLine: options.onLine,
    })
    options.onStep?.(running)
    const result = await running.done
    options.onResult?.(result)
    ran += 1
    const isTolerated = step['continue-on-error'] === true
    finish(id, result.result, isTolerated ? 'success' : result.result, result.outputs)
    if (result.result !== 'success' && !isTolerated) status = result.result
  }
  if (ran === 0) options.onLine(`No step of job ${key} was run that uses this action.`)
  return { status, ran }
}

function chooseJob(workflow: Mapping, wanted: string | undefined): readonly [string, Mapping] {
  const jobs = Object.entries(mappingAt(workflow, 'jobs'))
  const names = jobs.map(([name]) => name).join(', ')
  if (jobs.length === 0) throw new WorkflowError('The workflow file has no jobs.')
  if (wanted === undefined && jobs.length > 1) throw new WorkflowError(`Choose a job with --job: ${names}.`)
  const found = wanted === undefined ? jobs[0] : jobs.find(([name]) => name === wanted)
  if (found === undefined) throw new WorkflowError(`There is no job ${wanted}. The file has: ${names}.`)
  return [found[0], asMapping(found[1], `Job ${found[0]}`)]
}

/** The folder of the action that `uses:` names; undefined where it is another action. */
function actionPathOf(uses: string, { actionRoot, repositoryName }: WorkflowJobOptions): string | undefined {
  const [, local] = /^\.\/?(.*)$/.exec(uses) ?? []
  const [, repository, remote] = /^[^/@]+\/([^/@]+)(?:\/([^@]+))?@/.exec(uses) ?? []
  const folder = local ?? (repository === repositoryName ? (remote ?? '') : undefined)
  if (folder === undefined) return undefined
  const path = join(actionRoot, folder)
  return existsSync(join(path, 'action.yml')) ? path : undefined
}

/** The secrets that some inputs name, without the job's own token. */
function secretsOf(inputs: readonly (readonly [string, unknown])[]): ReadonlySet<string> {
  const names = inputs.flatMap(([, value]) =>
    [...textOf(value).matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name),
  )
  return new Set(names.filter((name) => name !== 'GITHUB_TOKEN'))
}

function matrixOf(job: Mapping, given: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> | null {
  const lists = Object.entries(mappingAt(mappingAt(job, 'strategy'), 'matrix'))
  const first = lists.flatMap(([name, values]) => (Array.isArray(values) ? [[name, values[0]] as const] : []))
  const matrix = { ...Object.fromEntries<unknown>(first), ...given }
  return Object.keys(matrix).length === 0 ? null : matrix
}

/** `build.image=x` is the output `image` of the job `build`. */
function needsOf(given: Readonly<Record<string, string>>): Mapping {
  const needs: Record<string, { result: string; outputs: Record<string, string> }> = {}
  for (const [path, value] of Object.entries(given)) {
    const [job = '', output = ''] = path.split('.')
    needs[job] ??= { result: 'success', outputs: {} }
    needs[job].outputs[output] = value
  }
  return needs
}

type Mapping = Readonly<Record<string, unknown>>

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {}
}

function mappingAt(value: unknown, key: string): Mapping {
  return mappingOf(mappingOf(value)[key])
}

function asMapping(value: unknown, what: string): Mapping {
  if (!isMapping(value)) throw new WorkflowError(`${what} is not a mapping.`)
  return value
}

function listAt(value: Mapping, key: string): readonly unknown[] {
  const list = value[key]
  return Array.isArray(list) ? list : []
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
