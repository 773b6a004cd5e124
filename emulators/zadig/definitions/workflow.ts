import type { YamlType } from '../go-yaml.ts'
import type { Json, JsonObject } from '../json.ts'
import { asObject, numberAt, objectsAt, textAt, textsAt } from '../json.ts'

/** A workflow as the server stores it: the model of the YAML editor (contract §3.9). `spec` is the job type's own document. */
export interface Workflow {
  readonly name: string
  readonly displayName: string
  readonly project: string
  readonly description: string
  readonly disabled: boolean
  readonly enableApprovalTicket: boolean
  /** -1 without a limit; 0 lets every task wait without end (contract §4.9). */
  readonly concurrencyLimit: number
  readonly params: JsonObject[]
  readonly stages: StageDefinition[]
  readonly notifyCtls: JsonObject[]
  readonly createdBy: string
  readonly createTime: number
  readonly updatedBy: string
  readonly updateTime: number
  /** Makes the preset step of an execution fail (6545), as a deleted build or environment does. */
  readonly presetError: string
  /** Makes the lint step of an execution fail (6545). */
  readonly lintError: string
}

export interface StageDefinition {
  readonly name: string
  readonly parallel: boolean
  readonly manualExec: JsonObject | undefined
  /** Only Zadig before 3.1 knows approvals of stages (contract §11). */
  readonly approval: JsonObject | undefined
  readonly jobs: JobDefinition[]
}

export interface JobDefinition {
  readonly name: string
  readonly type: string
  readonly runPolicy: string
  readonly errorPolicy: JsonObject | undefined
  /** `vm` for jobs that run on machines instead of in a pod; a Zadig keeps it in the build's own settings. */
  readonly infrastructure: string
  spec: JsonObject
  /** Set while an execution is prepared, never in the stored definition. */
  skipped: boolean
}

const parameterType: YamlType = {
  name: 'models.Param',
  fields: {
    name: 'string',
    description: 'string',
    type: 'string',
    value: 'string',
    default: 'string',
    is_credential: 'bool',
  },
}

const jobType: YamlType = {
  name: 'models.Job',
  fields: { name: 'string', type: 'string', skipped: 'bool', run_policy: 'string' },
}

const stageType: YamlType = {
  name: 'models.WorkflowStage',
  fields: { name: 'string', parallel: 'bool', jobs: { list: jobType } },
}

/** How create and update decode their body; what isn't named here may be anything. */
export const workflowType: YamlType = {
  name: 'models.WorkflowV4',
  fields: {
    name: 'string',
    display_name: 'string',
    project: 'string',
    description: 'string',
    disabled: 'bool',
    enable_approval_ticket: 'bool',
    concurrency_limit: 'int',
    params: { list: parameterType },
    stages: { list: stageType },
    notify_ctls: { list: 'any' },
  },
}

/** Reads a workflow from its YAML or JSON document; a missing field gets the server's zero value. */
export function readWorkflow(document: JsonObject): Workflow {
  const stages = objectsAt(document, 'stages').map((stage) => ({
    name: textAt(stage, 'name'),
    parallel: stage['parallel'] === true,
    manualExec: asObject(stage['manual_exec']),
    approval: asObject(stage['approval']),
    jobs: objectsAt(stage, 'jobs').map((job) => ({
      name: textAt(job, 'name'),
      type: textAt(job, 'type'),
      runPolicy: textAt(job, 'run_policy'),
      errorPolicy: asObject(job['error_policy']),
      infrastructure: textAt(job, 'infrastructure'),
      spec: asObject(job['spec']) ?? {},
      skipped: false,
    })),
  }))
  return {
    name: textAt(document, 'name'),
    displayName: textAt(document, 'display_name'),
    project: textAt(document, 'project'),
    description: textAt(document, 'description'),
    disabled: document['disabled'] === true,
    enableApprovalTicket: document['enable_approval_ticket'] === true,
    concurrencyLimit: numberAt(document, 'concurrency_limit'),
    params: objectsAt(document, 'params').map(readParam),
    stages,
    notifyCtls: objectsAt(document, 'notify_ctls'),
    createdBy: textAt(document, 'created_by'),
    createTime: numberAt(document, 'create_time'),
    updatedBy: textAt(document, 'updated_by'),
    updateTime: numberAt(document, 'update_time'),
    presetError: textAt(document, 'preset_error'),
    lintError: textAt(document, 'lint_error'),
  }
}

function readParam(param: JsonObject): JsonObject {
  const optional: JsonObject = {}
  for (const key of ['choice_option', 'choice_value'])
    if (textsAt(param, key).length > 0) optional[key] = textsAt(param, key)
  for (const key of ['script', 'call_function', 'source'])
    if (textAt(param, key) !== '') optional[key] = textAt(param, key)
  return {
    name: textAt(param, 'name'),
    description: textAt(param, 'description'),
    type: textAt(param, 'type'),
    value: textAt(param, 'value'),
    repo: asObject(param['repo']) ?? null,
    ...optional,
    default: textAt(param, 'default'),
    is_credential: param['is_credential'] === true,
  }
}

/** The answer of the detail endpoint (contract §3.5); `projectKey` is the echo of the query. */
export function workflowDetail(workflow: Workflow, projectKey: string): JsonObject {
  return {
    workflow_key: workflow.name,
    workflow_name: workflow.displayName,
    project_key: projectKey,
    description: workflow.description,
    created_by: workflow.createdBy,
    create_time: workflow.createTime,
    updated_by: '',
    update_time: workflow.updateTime,
    params: workflow.params,
    stages: workflow.stages.map(stageDetail),
    notify_ctls: workflow.notifyCtls,
    share_storages: [],
    concurrency_limit: workflow.concurrencyLimit,
  }
}

function stageDetail(stage: StageDefinition): JsonObject {
  const detail: JsonObject = { name: stage.name }
  if (stage.parallel) detail['parallel'] = true
  if (stage.jobs.length > 0) detail['jobs'] = stage.jobs.map(jobDetail)
  return detail
}

function jobDetail(job: JobDefinition): Json {
  return {
    name: job.name,
    type: job.type,
    skipped: false,
    spec: job.spec,
    run_policy: job.runPolicy,
    error_policy: job.errorPolicy ?? null,
    execute_policy: null,
    service_modules: [],
  }
}
