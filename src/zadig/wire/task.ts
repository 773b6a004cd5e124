import {
  asMapping,
  firstTextAt,
  flagAt,
  listAt,
  type Mapping,
  mappingAt,
  mappingsAt,
  numberAt,
  textAt,
} from '../../json.ts'
import type {
  Approver,
  DeployedEnvironment,
  Gate,
  Job,
  JobRepo,
  ManualStage,
  ScanReport,
  ServiceImage,
  Stage,
  Task,
  TestReport,
} from '../../task/task.ts'
import { collectSecrets } from '../../secrets/find.ts'

/** What a person or group is called, in Zadig's own user objects and in those of the chat apps (contract §5.5). */
export function userName(wire: Mapping): string {
  return firstTextAt(wire, 'user_name', 'group_name', 'name', 'user_id', 'group_id', 'id')
}

/** One job task with the facts in its type's `spec` (contract §5.3, §5.5). */
export function readJob(wire: Mapping): Job {
  const type = textAt(wire, 'type')
  const spec = asMapping(wire['spec'])
  return {
    name: textAt(wire, 'name'),
    displayName: textAt(wire, 'display_name'),
    originName: textAt(wire, 'origin_name'),
    type,
    status: statusAt(wire),
    startTime: numberAt(wire, 'start_time'),
    endTime: numberAt(wire, 'end_time'),
    costSeconds: numberAt(wire, 'cost_seconds'),
    error: textAt(wire, 'error'),
    retryCount: numberAt(wire, 'retry_count'),
    repos: mappingsAt(spec, 'repos').map(readRepo),
    images: readImages(type, spec),
    environment: readEnvironment(spec),
    gate: type === 'approval' ? readGate(spec) : undefined,
    test: type === 'zadig-test' ? readTest(spec) : undefined,
    scan: type === 'zadig-scanning' ? readScan(spec) : undefined,
  }
}

function readRepo(wire: Mapping): JobRepo {
  const numbers = listAt(wire, 'prs').filter((item) => typeof item === 'number')
  const single = numberAt(wire, 'pr')
  return {
    namespace: firstTextAt(wire, 'repo_namespace', 'repo_owner'),
    name: textAt(wire, 'repo_name'),
    branch: textAt(wire, 'branch'),
    tag: textAt(wire, 'tag'),
    pullRequests: numbers.length === 0 && single > 0 ? [single] : numbers,
    mergedBranches: listAt(wire, 'merge_branches').filter((item) => typeof item === 'string'),
    commit: textAt(wire, 'commit_id'),
    isPinned: flagAt(wire, 'enable_commit'),
  }
}

/** What the job built or distributed; a deploy job's images belong to its environment instead. */
function readImages(type: string, spec: Mapping): readonly ServiceImage[] {
  const targets = mappingsAt(spec, 'distribute_target')
  const images =
    targets.length > 0
      ? targets.map((target) => readImage(target, 'target_image'))
      : type === 'plugin' // its `image` is the one that the plugin runs in
        ? []
        : [readImage(spec, 'image')]
  return images.filter(({ image }) => image !== '')
}

function readImage(wire: Mapping, field: string): ServiceImage {
  return {
    service: firstTextAt(wire, 'service_name', 'k8s_service_name', 'target'),
    module: firstTextAt(wire, 'service_module', 'container_name'),
    image: textAt(wire, field),
  }
}

function readEnvironment(spec: Mapping): DeployedEnvironment | undefined {
  const name = textAt(spec, 'env')
  if (name === '') return undefined
  const services = [...mappingsAt(spec, 'service_and_images'), ...mappingsAt(spec, 'service_and_vm_deploys')]
  return {
    name,
    production: flagAt(spec, 'production'),
    services: services.map((service) => readImage(service, 'image')),
  }
}

/** Each kind of gate has its own document; those of the chat apps have approvers in nodes (contract §5.4, §8.3). */
export function readGate(spec: Mapping): Gate {
  const kind = textAt(spec, 'type')
  // `lark_intl` keeps its document under `lark_approval`.
  const approval = mappingAt(spec, `${kind.replace(/_intl$/, '')}_approval`) ?? {}
  const nodes = [approval, ...mappingsAt(approval, 'approval_nodes')]
  const approvers = nodes.flatMap((node) => [...mappingsAt(node, 'approve_users'), ...mappingsAt(node, 'users')])
  return {
    kind,
    description: firstTextAt(spec, 'description', 'approval_message'),
    neededApprovers: numberAt(approval, 'needed_approvers'),
    approvers: approvers.map(readApprover),
  }
}

function readApprover(wire: Mapping): Approver {
  return {
    name: userName(wire),
    decision: textAt(wire, 'reject_or_approve'),
    comment: textAt(wire, 'comment'),
  }
}

function readTest(spec: Mapping): TestReport {
  return {
    name: textAt(spec, 'test_name'),
    junit: flagAt(spec, 'junit_report'),
    html: flagAt(spec, 'html_report'),
    archive: flagAt(spec, 'archive'),
  }
}

function readScan(spec: Mapping): ScanReport {
  const metrics = mappingAt(spec, 'sonar_metrics') ?? {}
  return {
    name: textAt(spec, 'scanning_name'),
    link: textAt(spec, 'link_url'),
    metrics: Object.fromEntries(
      Object.keys(metrics)
        .map((name) => [name, textAt(metrics, name)] as const)
        .filter(([, value]) => value !== ''),
    ),
  }
}

/** Zadig's status in lower case; an older spelling of one of them (contract §6.1) becomes the newer. */
export function statusAt(document: Mapping): string {
  const status = textAt(document, 'status').toLowerCase()
  return status === 'waitforapprove' ? 'wait_for_approval' : status
}

/** Zadig keeps a task in one document of 16 MB at most, which so many jobs would fill. */
const MAX_JOBS = 10_000

/** The task of a task detail (contract §5); undefined if the answer has no task id or too many jobs. */
export function readTask(raw: unknown): Task | undefined {
  const wire = asMapping(raw)
  const id = numberAt(wire, 'task_id')
  if (!Number.isSafeInteger(id) || id <= 0) return undefined
  const stages = mappingsAt(wire, 'stages')
  if (stages.length + stages.reduce((sum, stage) => sum + listAt(stage, 'jobs').length, 0) > MAX_JOBS) return undefined
  return {
    id,
    workflowKey: textAt(wire, 'workflow_key'),
    workflowName: textAt(wire, 'workflow_name'),
    projectKey: textAt(wire, 'project_key'),
    status: statusAt(wire),
    creator: textAt(wire, 'task_creator'),
    revoker: textAt(wire, 'task_revoker'),
    remark: textAt(wire, 'remark'),
    error: textAt(wire, 'error'),
    createTime: numberAt(wire, 'create_time'),
    startTime: numberAt(wire, 'start_time'),
    endTime: numberAt(wire, 'end_time'),
    params: mappingsAt(wire, 'params').map((param) => ({ name: textAt(param, 'name'), value: textAt(param, 'value') })),
    stages: stages.map(readStage),
    secrets: collectSecrets(raw),
  }
}

function readStage(wire: Mapping): Stage {
  const manual = mappingAt(wire, 'manual_exec')
  const approval = mappingAt(wire, 'approval')
  return {
    name: textAt(wire, 'name'),
    status: statusAt(wire),
    manual: manual === undefined ? undefined : readManualStage(manual),
    ...(approval !== undefined && flagAt(approval, 'enabled') ? { gate: readGate(approval) } : {}),
    jobs: mappingsAt(wire, 'jobs').map(readJob),
  }
}

/** The misspellings are the server's (contract §5.2). */
function readManualStage(wire: Mapping): ManualStage {
  return {
    enabled: flagAt(wire, 'enabled'),
    executed: flagAt(wire, 'excuted'),
    executors: mappingsAt(wire, 'manual_exec_users').map(userName),
    executedBy: firstTextAt(wire, 'manual_exector_name', 'manual_exector_id'),
  }
}
