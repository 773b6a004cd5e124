import { isMapping } from '../../json.ts'
import type { RunInputs } from '../../ports/inputs.ts'
import { readWorkspaceFile } from '../workspace-files.ts'
import { readConnection } from './connection.ts'
import { readFollow } from './follow.ts'
import { type Environment, readInputs } from './input-reader.ts'

/** Reads the inputs of the root action. Throws one InputError that lists every problem. */
export function readRunInputs(environment: Environment): RunInputs {
  return readInputs(environment, (reader) => {
    const inputs: RunInputs = {
      ...readConnection(reader),
      ...readFollow(reader),
      projectKey: reader.required('project-key'),
      workflowKey: reader.required('workflow-key'),
      parameters: reader.block('parameters'),
      inputs: reader.block('inputs'),
      notifyInputs: reader.block('notify-inputs'),
      payloadFile: readWorkspaceFile(reader, 'payload-file'),
      skipGates: reader.list('skip-gates'),
      preflight: reader.choice('preflight', ['strict', 'warn', 'off'], 'strict'),
      dryRun: reader.boolean('dry-run', false),
      correlationParameter: reader.text('correlation-parameter'),
      matrix: normalizeMatrix(reader.text('matrix')),
      remark: reader.text('remark'),
      onRerun: reader.choice('on-rerun', ['new', 'retry', 'attach'], 'new'),
      wait: reader.boolean('wait', true),
    }
    if (inputs.onRerun !== 'new' && inputs.correlationParameter === '') {
      const rule = 'finds the earlier task by its marker: set `correlation-parameter` too.'
      reader.problem('on-rerun', `“${inputs.onRerun}” ${rule}`)
    }
    return inputs
  })
}

/** The same text for the same values in any order and spacing; empty for a job without a matrix. */
function normalizeMatrix(json: string): string {
  if (json === 'null' || json === '{}') return ''
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      isMapping(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    )
  } catch {
    return json
  }
}
