import type { Core } from '../core.ts'
import { BusinessError, noDocuments, PlainError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { asObject, textAt } from '../json.ts'
import { requeue } from '../run/requeue.ts'
import { mayExecute, pausedStage } from '../run/task-run.ts'
import { generateStage } from '../task/generate.ts'
import type { StageRecord, TaskRecord } from '../task/model.ts'
import type { User } from '../seed-data.ts'

/** The stage that a task is parked at, and who may start it (contract §8.4). */
export function manualStage(core: Core, task: TaskRecord, projectKey: string, user: User): JsonObject {
  const stage = requireStage(task, projectKey)
  const users = stage.manualExec?.['manual_exec_users']
  return {
    project_key: task.projectKey,
    workflow_key: task.workflowKey,
    task_id: task.id,
    status: task.status,
    stage_name: stage.name,
    can_execute: user.systemAdmin || mayExecute(core, task, stage, user.id),
    executors: (Array.isArray(users) ? users : []).map((value) => {
      const entry = asObject(value) ?? {}
      const type = textAt(entry, 'type')
      return { ...entry, type: type === '' ? 'user' : type }
    }),
  }
}

/** Starts the parked stage: it and all later ones are generated anew, and the task queues again. */
export function executeManualStage(
  core: Core,
  task: TaskRecord,
  projectKey: string,
  stageName: string,
  user: User,
): void {
  const stage = requireStage(task, projectKey)
  if (!task.workflow.stages.some(({ name }) => name === stageName))
    throw new PlainError(`stage ${stageName} not found in workflow ${task.workflowKey}`)
  if (stage.name !== stageName) throw new PlainError(`stage ${stageName} is not waiting for manual execution`)
  if (!user.systemAdmin && !mayExecute(core, task, stage, user.id))
    throw new PlainError(`user ${user.id} is not allowed to manually execute stage ${stageName}`)
  stage.manualExec = { ...stage.manualExec, excuted: true, manual_exector_id: user.id, manual_exector_name: user.name }
  for (const later of task.stages.slice(task.stages.indexOf(stage))) regenerate(core, task, later)
  task.endTime = 0
  requeue(core, task, '手动执行工作流任务')
}

/** The task of that id, or the error that these endpoints answer. */
export function requireTask(core: Core, workflowKey: string, id: number): TaskRecord {
  const task = core.tasks.find(workflowKey, id)
  if (task === undefined) throw new BusinessError(6161, noDocuments)
  return task
}

function requireStage(task: TaskRecord, projectKey: string): StageRecord {
  if (task.projectKey !== projectKey)
    throw new PlainError(`workflow task project ${task.projectKey} does not match projectKey ${projectKey}`)
  if (task.status !== 'pause') throw new PlainError('工作流任务状态无法手动执行')
  const stage = pausedStage(task)
  if (stage === undefined) throw new PlainError('workflow task has no stage waiting for manual execution')
  return stage
}

function regenerate({ version, seedData, code, clock }: Core, { workflow, id }: TaskRecord, stage: StageRecord): void {
  const definition = workflow.stages[stage.index]
  if (definition === undefined) return
  const context = { version, seedData, code, workflow, taskId: id, now: clock.now() }
  const { jobs } = generateStage(definition, stage.index, context)
  Object.assign(stage, { status: '', startTime: 0, endTime: 0, error: '', jobs })
}
