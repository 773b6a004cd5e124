import { fillCommit } from '../code/checkout.ts'
import type { Core } from '../core.ts'
import type { JobDefinition, Workflow } from '../definitions/workflow.ts'
import { BusinessError, dereference, HandlerPanic, noDocuments, PlainError } from '../errors.ts'
import type { Json, JsonObject } from '../json.ts'
import { asObject, objectsAt } from '../json.ts'
import { seconds } from '../clock.ts'
import { generateStages } from '../task/generate.ts'
import type { StageRecord, TaskRecord } from '../task/model.ts'
import { atLeast } from '../version.ts'
import type { User } from '../seed-data.ts'
import type { ExecuteArgs } from './body.ts'
import { acceptedKind, kindOf } from './kinds.ts'
import { applyNotifyInputs } from './notify.ts'
import { applyParameters } from './parameters.ts'

/** Where a task is created: the web UI runs jobs of every type, the OpenAPI those that its version accepts. */
export type Origin = 'openapi' | 'web'

/** Creates a task, in the order of contract §4.2 and with its errors (§4.7); the answer is the success body. */
export function createTask(core: Core, args: ExecuteArgs, user: User, origin: Origin = 'openapi'): JsonObject {
  const stored = core.workflows.find(args.workflow_key)
  if (stored === undefined) throw new BusinessError(6542, noDocuments)
  if (stored.enableApprovalTicket && atLeast(core.version, '3.3'))
    throw new BusinessError(6160, 'workflow need approval ticket to run, which is not supported by openAPI right now.')
  const workflow = structuredClone(stored)
  preset(workflow)
  applyParameters(workflow, args.parameters, core.seedData, core.version)
  const inputs = new Map(args.inputs.map(dereference).map((input) => [input.job_name, input.parameters]))
  applyInputs(core, workflow, inputs, origin)
  if (workflow.lintError !== '') throw new BusinessError(6545, workflow.lintError)
  if (workflow.disabled) throw new BusinessError(6160, 'workflow is disabled')
  if (args.notify_inputs.length > 0) applyNotifyInputs(workflow, args.notify_inputs)
  const id = core.tasks.nextId(workflow.name)
  const stages = generate(core, workflow, id)
  if (stages.length === 0)
    throw new BusinessError(6160, `no stage found in workflow task: ${workflow.name},taskID: ${id}`)
  core.tasks.add(newTask(core, workflow, id, stages, user))
  const { push } = core.scenario
  if (push !== undefined) core.code.push(push.repository, push.branch, push.commit)
  core.scheduler.wake()
  return { project_name: workflow.project, workflow_name: workflow.name, task_id: id }
}

/** Step 3: marks `default_not_run` jobs as skipped and clears selections. */
function preset(workflow: Workflow): void {
  if (workflow.presetError !== '') throw new BusinessError('preset', workflow.presetError)
  for (const job of workflow.stages.flatMap(({ jobs }) => jobs)) {
    job.skipped = job.runPolicy === 'default_not_run'
    kindOf(job.type)?.clearSelection?.(job)
  }
}

/** Step 5: the job's own type decides how `parameters` are read; a job that is not listed is skipped. */
function applyInputs(core: Core, workflow: Workflow, inputs: ReadonlyMap<string, Json>, origin: Origin): void {
  for (const job of workflow.stages.flatMap(({ jobs }) => jobs)) {
    const parameters = inputs.get(job.name)
    if (parameters === undefined) job.skipped = true
    else applyInput(core, workflow, job, parameters, origin)
  }
}

function applyInput(core: Core, workflow: Workflow, job: JobDefinition, parameters: Json, origin: Origin): void {
  const kind = origin === 'web' ? kindOf(job.type) : acceptedKind(job.type, core.version)
  if (kind === undefined) throw new PlainError(`undefined job type of type:${job.type}`)
  const apply = kind.decode(parameters, core.version)
  try {
    apply(job, { version: core.version, seedData: core.seedData, workflow })
  } catch (error) {
    if (error instanceof HandlerPanic || !(error instanceof Error)) throw error
    throw new PlainError(`failed to update jobspec for job: ${job.name}, err: ${error.message}`)
  }
  // Only from 4.1 does listing a job undo `default_not_run` (contract §4.3).
  if (atLeast(core.version, '4.1')) job.skipped = false
}

function generate(core: Core, workflow: Workflow, taskId: number): StageRecord[] {
  try {
    const { version, seedData, code, clock } = core
    for (const job of workflow.stages.flatMap(({ jobs }) => jobs)) if (!job.skipped) fillCommits(core, job.spec)
    return generateStages(workflow, { version, seedData, code, workflow, taskId, now: clock.now() })
  } catch (error) {
    if (!(error instanceof PlainError)) throw error
    throw new BusinessError(6160, error.message)
  }
}

/** Looks up the commits of all repositories in a job's document. */
function fillCommits(core: Core, document: Json): void {
  if (Array.isArray(document)) {
    for (const item of document) fillCommits(core, item)
    return
  }
  const mapping = asObject(document)
  if (mapping === undefined) return
  for (const repo of objectsAt(mapping, 'repos')) fillCommit(repo, core.code, core.seedData)
  for (const [key, value] of Object.entries(mapping)) if (key !== 'repos') fillCommits(core, value)
}

function newTask(core: Core, workflow: Workflow, id: number, stages: StageRecord[], user: User): TaskRecord {
  const now = seconds(core.clock)
  return {
    id,
    workflowKey: workflow.name,
    workflowName: workflow.displayName,
    projectKey: workflow.project,
    creator: user.name,
    creatorId: atLeast(core.version, '5.0') ? user.id : '',
    createTime: now,
    params: workflow.params,
    workflow,
    revoker: user.name,
    remark: '',
    status: 'waiting',
    startTime: now,
    endTime: 0,
    stages,
    deletedAt: undefined,
    retries: 0,
    queue: 'held',
    images: new Map(),
    run: undefined,
  }
}
