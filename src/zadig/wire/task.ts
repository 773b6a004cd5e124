import { collectSecrets } from '../../payload/collect-secrets.ts'
import type { ManualStage, Stage, Task, TaskParam } from '../../task/task.ts'
import { readGate, readJob } from './job.ts'
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
import { statusAt } from './job.ts'
import { userName } from './users.ts'

/** Zadig keeps a task in one document of 16 MB at most, which so many jobs would fill; every poll looks at all of them. */
const MAX_JOBS = 10_000

/** The task of a task detail (contract §5); undefined when the answer is none, for want of a task id or by its size. */
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
    params: mappingsAt(wire, 'params').map(readParam),
    stages: stages.map(readStage),
    secrets: collectSecrets(raw),
  }
}

function readParam(wire: Mapping): TaskParam {
  return { name: textAt(wire, 'name'), value: textAt(wire, 'value'), isCredential: flagAt(wire, 'is_credential') }
}

function readStage(wire: Mapping): Stage {
  const manual = mappingAt(wire, 'manual_exec')
  const approval = mappingAt(wire, 'approval')
  return {
    name: textAt(wire, 'name'),
    status: statusAt(wire),
    startTime: numberAt(wire, 'start_time'),
    endTime: numberAt(wire, 'end_time'),
    parallel: flagAt(wire, 'parallel'),
    manual: manual === undefined ? undefined : readManualStage(manual),
    ...(approval !== undefined && flagAt(approval, 'enabled') ? { gate: readGate(approval) } : {}),
    error: textAt(wire, 'error'),
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
