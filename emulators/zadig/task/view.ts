import type { JsonObject } from '../json.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import type { JobRecord, StageRecord, TaskRecord } from './model.ts'

/** The answer of the task detail (contract §5), secrets in clear included. `now` in unix seconds. */
export function taskView(task: TaskRecord, now: number, version: ZadigVersion): JsonObject {
  const view: JsonObject = {
    task_id: task.id,
    workflow_key: task.workflowKey,
    workflow_name: task.workflowName,
    params: task.params,
  }
  if (task.status !== '') view['status'] = task.status
  view['reverted'] = false
  if (atLeast(version, '3.1')) view['remark'] = task.remark
  if (task.creator !== '') view['task_creator'] = task.creator
  if (task.revoker !== '') view['task_revoker'] = task.revoker
  addTimes(view, { create_time: task.createTime, start_time: task.startTime, end_time: task.endTime })
  view['stages'] = task.stages.map((stage) => stageView(stage, now, version))
  view['project_key'] = task.projectKey
  view['is_restart'] = false
  view['debug'] = false
  if (atLeast(version, '3.3')) Object.assign(view, { approval_ticket_id: '', approval_id: '' })
  return structuredClone(view)
}

function stageView(stage: StageRecord, now: number, version: ZadigVersion): JsonObject {
  const view: JsonObject = { name: stage.name, status: stage.status }
  addTimes(view, { start_time: stage.startTime, end_time: stage.endTime })
  view['parallel'] = stage.parallel
  if (atLeast(version, '3.1')) view['manual_exec'] = stage.manualExec ?? null
  else view['approval'] = stage.approval ?? null
  view['jobs'] = stage.jobs.map((job) => jobView(job, now, version))
  view['error'] = stage.error
  return view
}

function jobView(job: JobRecord, now: number, version: ZadigVersion): JsonObject {
  const named = atLeast(version, '3.3')
  const view: JsonObject = { name: job.name }
  if (named) Object.assign(view, { key: job.key, display_name: job.displayName, origin_name: job.originName })
  view['type'] = job.type
  view['status'] = job.status
  if (named) view['reverted'] = false
  addTimes(view, { start_time: job.startTime, end_time: job.endTime })
  view['cost_seconds'] = costOf(job, now)
  view['error'] = job.error
  if (!atLeast(version, '3.1')) return { ...view, spec: job.spec }
  return {
    ...view,
    breakpoint_before: false,
    breakpoint_after: false,
    spec: job.spec,
    error_policy: job.errorPolicy ?? null,
    error_handler_user_id: job.errorHandlerId,
    error_handler_username: job.errorHandlerName,
    retry_count: job.retryCount,
    job_info: job.info,
  }
}

const costOf = (job: JobRecord, now: number): number => {
  if (job.startTime === 0) return 0
  return (job.endTime === 0 ? now : job.endTime) - job.startTime
}

/** Go omits these fields when they are 0. */
function addTimes(view: JsonObject, times: Readonly<Record<string, number>>): void {
  for (const [key, time] of Object.entries(times)) if (time !== 0) view[key] = time
}
