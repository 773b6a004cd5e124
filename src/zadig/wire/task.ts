import { collectSecrets } from '../../payload/collect-secrets.ts'
import type { ManualStage, Stage, Task, TaskParam } from '../../task/task.ts'
import { readGate, readJob } from './job.ts'
import {
  asRecord,
  firstTextAt,
  flagAt,
  listAt,
  numberAt,
  recordAt,
  recordsAt,
  statusAt,
  textAt,
  type Wire,
} from './read.ts'
import { userName } from './users.ts'

/** Zadig keeps a task in one document of 16 MB at most, which so many jobs would fill; every poll looks at all of them. */
const MAX_JOBS = 10_000

/** The task of a task detail (contract §5); undefined when the answer is none, for want of a task id or by its size. */
export function readTask(raw: unknown): Task | undefined {
  const wire = asRecord(raw)
  const id = numberAt(wire, 'task_id')
  if (!Number.isSafeInteger(id) || id <= 0) return undefined
  const stages = recordsAt(wire, 'stages')
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
    params: recordsAt(wire, 'params').map(readParam),
    stages: stages.map(readStage),
    secrets: collectSecrets(raw),
  }
}

function readParam(wire: Wire): TaskParam {
  return { name: textAt(wire, 'name'), value: textAt(wire, 'value'), isCredential: flagAt(wire, 'is_credential') }
}

function readStage(wire: Wire): Stage {
  const manual = recordAt(wire, 'manual_exec')
  const approval = recordAt(wire, 'approval')
  return {
    name: textAt(wire, 'name'),
    status: statusAt(wire),
    startTime: numberAt(wire, 'start_time'),
    endTime: numberAt(wire, 'end_time'),
    parallel: flagAt(wire, 'parallel'),
    manual: manual === undefined ? undefined : readManualStage(manual),
    ...(approval !== undefined && flagAt(approval, 'enabled') ? { gate: readGate(approval) } : {}),
    error: textAt(wire, 'error'),
    jobs: recordsAt(wire, 'jobs').map(readJob),
  }
}

/** The misspellings are the server's (contract §5.2). */
function readManualStage(wire: Wire): ManualStage {
  return {
    enabled: flagAt(wire, 'enabled'),
    executed: flagAt(wire, 'excuted'),
    executors: recordsAt(wire, 'manual_exec_users').map(userName),
    executedBy: firstTextAt(wire, 'manual_exector_name', 'manual_exector_id'),
  }
}
