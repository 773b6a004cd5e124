import type { ApproveInputs } from '../../actions/approve.ts'
import type { CancelInputs } from '../../actions/cancel.ts'
import type { LogsInputs } from '../../actions/logs.ts'
import type { ResumeInputs } from '../../actions/resume.ts'
import type { RetryInputs } from '../../actions/retry.ts'
import type { ConnectionInputs } from '../../ports/inputs.ts'
import type { WaitInputs } from '../../actions/wait.ts'
import { readConnection } from './connection.ts'
import { readFollow, readLogDirectory } from './follow.ts'
import { createInputReader, type Environment, type InputReader, readListInput } from './input-reader.ts'

/** Reads the inputs of `wait`, which leaves the task alone when it is stopped: it didn't start it. */
export function readWaitInputs(environment: Environment): WaitInputs {
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
    ...readFollow(reader, environment, false),
  }))
}

/** Reads the inputs of `cancel`. */
export function readCancelInputs(environment: Environment): CancelInputs {
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
    waitForStop: reader.boolean('wait-for-stop', false),
    stopTimeout: reader.duration('stop-timeout', 300_000),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads the inputs of `retry`. */
export function readRetryInputs(environment: Environment): RetryInputs {
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
    ...readFollow(reader, environment),
    projectKey: reader.text('project-key'),
    wait: reader.boolean('wait', true),
  }))
}

/** Reads the inputs of `approve`. */
export function readApproveInputs(environment: Environment): ApproveInputs {
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
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
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
    projectKey: reader.required('project-key'),
    stage: reader.text('stage'),
    stageTimeout: reader.duration('stage-timeout', 3_600_000),
    pollInterval: reader.duration('poll-interval', 10_000),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads the inputs of `logs`. */
export function readLogsInputs(environment: Environment): LogsInputs {
  return readAll(environment, (reader) => ({
    ...readTask(reader, environment),
    jobs: readListInput(reader, 'jobs'),
    directory: readLogDirectory(reader, environment, 'directory', 'zadig-logs') ?? '',
    ifMissing: reader.choice('if-missing', ['warn', 'error', 'ignore'], 'warn'),
    summary: reader.boolean('summary', true),
  }))
}

/** Reads everything, and throws one InputError that lists all that is wrong. */
function readAll<Inputs>(environment: Environment, read: (reader: InputReader) => Inputs): Inputs {
  const reader = createInputReader(environment)
  const inputs = read(reader)
  reader.finish()
  return inputs
}

function readTask(
  reader: InputReader,
  environment: Environment,
): ConnectionInputs & { readonly workflowKey: string; readonly taskId: number } {
  return {
    ...readConnection(reader, environment),
    workflowKey: reader.required('workflow-key'),
    taskId: reader.requiredId('task-id'),
  }
}
