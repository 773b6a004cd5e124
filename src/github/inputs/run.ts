import type { RunInputs } from '../../ports/inputs.ts'
import { isMapping } from '../../json.ts'
import { readConnection } from './connection.ts'
import { readFollow } from './follow.ts'
import { readWorkspaceFile } from '../workspace-files.ts'
import { createInputReader, type Environment } from './input-reader.ts'

/** Reads the inputs of the root action; throws one InputError that lists everything that is wrong. */
export function readRunInputs(environment: Environment): RunInputs {
  const reader = createInputReader(environment)
  const inputs: RunInputs = {
    ...readConnection(reader, environment),
    ...readFollow(reader, environment),
    projectKey: reader.required('project-key'),
    workflowKey: reader.required('workflow-key'),
    parameters: reader.block('parameters'),
    inputs: reader.block('inputs'),
    notifyInputs: reader.block('notify-inputs'),
    payloadFile: readWorkspaceFile(reader, environment, 'payload-file'),
    preflight: reader.choice('preflight', ['strict', 'warn', 'off'], 'strict'),
    dryRun: reader.boolean('dry-run', false),
    correlationParameter: reader.text('correlation-parameter'),
    matrix: normalizeMatrix(reader.text('matrix')),
    remark: reader.text('remark'),
    onRerun: reader.choice('on-rerun', ['new', 'retry', 'attach'], 'new'),
    wait: reader.boolean('wait', true),
  }
  if (inputs.onRerun !== 'new' && inputs.correlationParameter === '') {
    reader.problem(
      'on-rerun',
      `“${inputs.onRerun}” finds the earlier task by its marker: set \`correlation-parameter\` too.`,
    )
  }
  reader.finish()
  return inputs
}

/** The same text for the same values, whatever their order and spacing; empty for what runners give a job without a matrix. */
function normalizeMatrix(written: string): string {
  if (written === 'null' || written === '{}') return ''
  try {
    return JSON.stringify(JSON.parse(written), (_key, value: unknown) =>
      isMapping(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    )
  } catch {
    return written
  }
}
