import type { ManualStageState, TaskEntry, Triggered, View, WorkflowEntry } from '../../ports/zadig-api.ts'
import { asMapping, flagAt, isMapping, type Mapping, mappingsAt, numberAt, textAt } from '../../json.ts'
import { statusAt, userName } from './task.ts'

/** The workflows of a project (contract §3.4); undefined if the answer has no list. */
export function readWorkflows(raw: unknown): readonly WorkflowEntry[] | undefined {
  const wire = asMapping(raw)
  if (!hasList(wire, 'workflows')) return undefined
  return mappingsAt(wire, 'workflows').map((entry) => ({
    key: textAt(entry, 'workflow_key'),
    name: textAt(entry, 'workflow_name'),
    type: textAt(entry, 'type'),
    updatedBy: textAt(entry, 'update_by'),
    updateTime: numberAt(entry, 'update_time'),
  }))
}

/** One page of tasks (contract §3.6); undefined if the answer has no list. */
export function readTasks(raw: unknown): { total: number; tasks: readonly TaskEntry[] } | undefined {
  const wire = asMapping(raw)
  if (!hasList(wire, 'workflow_tasks')) return undefined
  return {
    total: numberAt(wire, 'total'),
    tasks: mappingsAt(wire, 'workflow_tasks').map((entry) => ({
      taskId: numberAt(entry, 'task_id'),
      workflowKey: textAt(entry, 'workflow_key'),
      workflowName: textAt(entry, 'workflow_name'),
      creator: textAt(entry, 'task_creator'),
      status: statusAt(entry),
      createTime: numberAt(entry, 'create_time'),
      startTime: numberAt(entry, 'start_time'),
      endTime: numberAt(entry, 'end_time'),
    })),
  }
}

/** The answer to a trigger (contract §4.6), whose names are keys; undefined without a task id. */
export function readTriggered(raw: unknown): Omit<Triggered, 'serverTime'> | undefined {
  const wire = asMapping(raw)
  const taskId = numberAt(wire, 'task_id')
  if (!Number.isSafeInteger(taskId) || taskId <= 0) return undefined
  return { taskId, projectKey: textAt(wire, 'project_name'), workflowKey: textAt(wire, 'workflow_name') }
}

/** The stage that a task is parked at (contract §8.4). */
export function readManualStage(raw: unknown): ManualStageState | undefined {
  if (!isMapping(raw)) return undefined
  return {
    status: statusAt(raw),
    stageName: textAt(raw, 'stage_name'),
    canExecute: flagAt(raw, 'can_execute'),
    executors: mappingsAt(raw, 'executors').map(userName),
  }
}

/** The views of a project (contract §3.10): an array without an envelope. */
export function readViews(raw: unknown): readonly View[] | undefined {
  if (!Array.isArray(raw) && raw !== null) return undefined
  return mappingsAt({ views: raw }, 'views').map((view) => ({
    name: textAt(view, 'name'),
    updatedBy: textAt(view, 'update_by'),
    updateTime: numberAt(view, 'update_time'),
    workflows: mappingsAt(view, 'workflows').map((workflow) => ({
      workflowKey: textAt(workflow, 'workflow_key'),
      type: textAt(workflow, 'workflow_type'),
    })),
  }))
}

/** Null is how some Go versions write an empty list. */
function hasList(wire: Mapping, name: string): boolean {
  return Array.isArray(wire[name]) || wire[name] === null
}
