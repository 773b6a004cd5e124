import type { PreApprovalInputs } from '../../actions/pre-approval.ts'
import type { Since, TasksInputs } from '../../actions/tasks.ts'
import { UNREACHABLE_VIEW, type ViewsInputs } from '../../actions/views.ts'
import type { WorkflowsInputs } from '../../actions/workflows.ts'
import { didYouMean } from '../../payload/did-you-mean.ts'
import { hasEnded, KNOWN_STATUSES } from '../../task/status.ts'
import { parseDuration, parseInstant } from '../../time/duration.ts'
import { readConnection } from './connection.ts'
import { type Environment, type InputReader, readInputs } from './input-reader.ts'
import { readTicketServices, readTicketUsers, readViewWorkflows } from './lists.ts'
import { readWorkspaceFile } from '../workspace-files.ts'

const DAY_MS = 86_400_000

/** The statuses in a suggestion, final ones first: they are the most likely ones, and a message names only a few. */
const OFFERED_STATUSES = KNOWN_STATUSES.filter((status) => status !== '').toSorted(
  (one, other) => Number(hasEnded(other)) - Number(hasEnded(one)),
)

/** Reads the inputs of `tasks`. */
export function readTasksInputs(environment: Environment): TasksInputs {
  return readInputs(environment, (reader) => {
    const inputs: TasksInputs = {
      ...readConnection(reader),
      projectKey: reader.required('project-key'),
      workflowKey: reader.required('workflow-key'),
      status: reader.list('status').map((status) => status.toLowerCase()),
      creator: reader.text('creator'),
      since: readSince(reader),
      limit: reader.count('limit', 20, 1_000),
      summary: reader.boolean('summary', true),
    }
    for (const status of inputs.status) {
      if (!KNOWN_STATUSES.includes(status))
        reader.problem('status', `“${status}” is not a status of a task.${didYouMean(status, OFFERED_STATUSES)}`)
    }
    if (inputs.limit === 0) reader.problem('limit', 'With 0 the list is empty.')
    return inputs
  })
}

function readSince(reader: InputReader): Since | undefined {
  const given = reader.text('since')
  if (given === '') return undefined
  const days = /^(\d{1,4})d$/.exec(given)?.[1]
  const ms = days === undefined ? parseDuration(given) : Number(days) * DAY_MS
  if (ms !== undefined && ms > 0) return { kind: 'ago', ms }
  const at = parseInstant(given)
  if (at !== undefined) return { kind: 'at', at }
  reader.problem('since', `“${given}” is neither a duration (\`24h\`, \`7d\`) nor a time (\`2026-01-31T18:00:00Z\`).`)
  return undefined
}

/** Reads the inputs of `workflows`. */
export function readWorkflowsInputs(environment: Environment): WorkflowsInputs {
  return readInputs(environment, (reader) => {
    const operation = reader.requiredChoice('operation', ['list', 'get', 'apply', 'delete'])
    const inputs: WorkflowsInputs = {
      ...readConnection(reader),
      projectKey: reader.required('project-key'),
      operation,
      workflowKey:
        operation === 'get' || operation === 'delete' ? reader.required('workflow-key') : reader.text('workflow-key'),
      view: reader.text('view'),
      file: readWorkspaceFile(reader, 'file'),
      outputFile: reader.text('output-file'),
      dryRun: reader.boolean('dry-run', false),
      summary: reader.boolean('summary', true),
    }
    if (operation === 'apply' && reader.text('file') === '')
      reader.problem('file', 'This input is required by `operation: apply` and is empty.')
    const confirm = reader.text('confirm')
    if (operation === 'delete' && inputs.workflowKey !== '' && confirm !== inputs.workflowKey)
      reader.problem(
        'confirm',
        `“${confirm}” does not repeat \`workflow-key\`, “${inputs.workflowKey}”, which is to be deleted.`,
      )
    return inputs
  })
}

/** Reads the inputs of `views`. */
export function readViewsInputs(environment: Environment): ViewsInputs {
  return readInputs(environment, (reader) => {
    const operation = reader.requiredChoice('operation', ['list', 'create', 'update', 'delete'])
    const inputs: ViewsInputs = {
      ...readConnection(reader),
      projectKey: reader.required('project-key'),
      operation,
      name: operation === 'list' ? reader.text('name') : reader.required('name'),
      workflows: reader.itemsOf(readViewWorkflows('workflows', reader.block('workflows'))),
      summary: reader.boolean('summary', true),
    }
    if ((operation === 'create' || operation === 'update') && reader.text('workflows') === '')
      reader.problem('workflows', `This input is required by \`operation: ${operation}\` and is empty.`)
    if ((operation === 'create' || operation === 'update') && inputs.name.includes('/')) {
      const instead = operation === 'create' ? 'Choose a name without it.' : 'Change the view in Zadig.'
      reader.problem('name', `“${inputs.name}” has a \`/\`. ${UNREACHABLE_VIEW} ${instead}`)
    }
    return inputs
  })
}

/** Reads the inputs of `pre-approval`. */
export function readPreApprovalInputs(environment: Environment): PreApprovalInputs {
  return readInputs(environment, (reader) => ({
    ...readConnection(reader),
    ticket: {
      projectKey: reader.required('project-key'),
      approvalId: reader.required('approval-id'),
      status: reader.count('status', 1, 9_999),
      environments: reader.list('envs'),
      services: reader.itemsOf(readTicketServices('services', reader.block('services'))),
      users: reader.itemsOf(readTicketUsers('users', reader.block('users'))),
      windowStart: readMoment(reader, 'execution-window-start'),
      windowEnd: readMoment(reader, 'execution-window-end'),
    },
    summary: reader.boolean('summary', true),
  }))
}

/** Unix seconds; 0 for none. */
function readMoment(reader: InputReader, name: string): number {
  const given = reader.text(name)
  if (given === '') return 0
  const at = parseInstant(given)
  if (at === undefined)
    reader.problem(
      name,
      `“${given}” is not a valid time. Write it as \`2026-01-31T18:00:00+08:00\` or in unix seconds.`,
    )
  return Math.floor((at ?? 0) / 1_000)
}
