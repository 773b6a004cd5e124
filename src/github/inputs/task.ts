import type { ApproveInputs } from '../../actions/approve.ts'
import type { CancelInputs } from '../../actions/cancel.ts'
import type { LogsInputs } from '../../actions/logs.ts'
import type { ResumeInputs } from '../../actions/resume.ts'
import type { RetryInputs } from '../../actions/retry.ts'
import type { ConnectionInputs } from '../../ports/inputs.ts'
import type { WaitInputs } from '../../actions/wait.ts'
import { readConnection } from './connection.ts'
import { readFollow, readLogDirectory } from './follow.ts'
import { type Environment, type InputReader, readInputs } from './input-reader.ts'

/** Reads the inputs of `wait`. A stopped step does not cancel the task, because another step triggered it. */
export function readWaitInputs(environment: Environment): WaitInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    ...readFollow(reader, false),
  }))
}

/** Reads the inputs of `cancel`. */
export function readCancelInputs(environment: Environment): CancelInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    waitForStop: reader.boolean('wait-for-stop', false),
    stopTimeout: reader.duration('stop-timeout', 300_000),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads the inputs of `retry`. */
export function readRetryInputs(environment: Environment): RetryInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    ...readFollow(reader),
    projectKey: reader.text('project-key'),
    wait: reader.boolean('wait', true),
  }))
}

/** Reads the inputs of `approve`. */
export function readApproveInputs(environment: Environment): ApproveInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    decision: reader.requiredChoice('decision', ['approve', 'reject']),
    comment: reader.text('comment'),
    gate: reader.text('gate'),
    gateTimeout: reader.duration('gate-timeout', 3_600_000),
    pollInterval: reader.duration('poll-interval', 10_000),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads the inputs of `resume`. */
export function readResumeInputs(environment: Environment): ResumeInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    projectKey: reader.required('project-key'),
    stage: reader.text('stage'),
    stageTimeout: reader.duration('stage-timeout', 3_600_000),
    pollInterval: reader.duration('poll-interval', 10_000),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads the inputs of `logs`. */
export function readLogsInputs(environment: Environment): LogsInputs {
  return readInputs(environment, (reader) => ({
    ...readTask(reader),
    jobs: reader.list('jobs'),
    directory: readLogDirectory(reader, 'directory', 'zadig-logs') ?? '',
    ifMissing: reader.choice('if-missing', ['warn', 'error', 'ignore'], 'warn'),
    summary: reader.boolean('summary', true),
  }))
}

function readTask(reader: InputReader): ConnectionInputs & { readonly workflowKey: string; readonly taskId: number } {
  return {
    ...readConnection(reader),
    workflowKey: reader.required('workflow-key'),
    taskId: reader.requiredId('task-id'),
  }
}
