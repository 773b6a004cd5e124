import type { PreApprovalInputs } from '../../actions/pre-approval.ts'
import type { Since, TasksInputs } from '../../actions/tasks.ts'
import type { ViewsInputs } from '../../actions/views.ts'
import type { WorkflowsInputs } from '../../actions/workflows.ts'
import type { Problem } from '../../errors.ts'
import { didYouMean } from '../../payload/did-you-mean.ts'
import { readTicketServices, readTicketUsers, readViewWorkflows, UNREACHABLE_VIEW } from '../../payload/read/lists.ts'
import { hasEnded, KNOWN_STATUSES } from '../../task/status.ts'
import { parseDuration, parseInstant } from '../../time/duration.ts'
import { readConnection } from './connection.ts'
import { createInputReader, type Environment, type InputReader, readListInput } from './input-reader.ts'
import { readWorkspaceFile } from '../workspace-files.ts'

const DAY_MS = 86_400_000

/** What a user may mean, the ends of a task first: those are asked for most, and a message names only some. */
const OFFERED_STATUSES = KNOWN_STATUSES.filter((status) => status !== '').toSorted(
  (one, other) => Number(hasEnded(other)) - Number(hasEnded(one)),
)

/** Reads the inputs of `tasks`. */
export function readTasksInputs(environment: Environment): TasksInputs {
  const reader = createInputReader(environment)
  const inputs: TasksInputs = {
    ...readConnection(reader, environment),
    projectKey: reader.required('project-key'),
    workflowKey: reader.required('workflow-key'),
    status: readListInput(reader, 'status').map((status) => status.toLowerCase()),
    creator: reader.text('creator'),
    since: readSince(reader),
    limit: reader.count('limit', 20, 1_000),
    summary: reader.boolean('summary', true),
  }
  for (const status of inputs.status) {
    if (!KNOWN_STATUSES.includes(status))
      reader.problem('status', `“${status}” is no status of a task.${didYouMean(status, OFFERED_STATUSES)}`)
  }
  if (inputs.limit === 0) reader.problem('limit', '“0” lists nothing.')
  reader.finish()
  return inputs
}

function readSince(reader: InputReader): Since | undefined {
  const written = reader.text('since')
  if (written === '') return undefined
  const days = /^(\d{1,4})d$/.exec(written)?.[1]
  const ms = days === undefined ? parseDuration(written) : Number(days) * DAY_MS
  if (ms !== undefined && ms > 0) return { kind: 'ago', ms }
  const at = parseInstant(written)
  if (at !== undefined) return { kind: 'at', at }
  reader.problem('since', `“${written}” is neither a duration (\`24h\`, \`7d\`) nor a time (\`2026-01-31T18:00:00Z\`).`)
  return undefined
}

/** Reads the inputs of `workflows`. */
export function readWorkflowsInputs(environment: Environment): WorkflowsInputs {
  const reader = createInputReader(environment)
  const operation = reader.requiredChoice('operation', ['list', 'get', 'apply', 'delete'])
  const inputs: WorkflowsInputs = {
    ...readConnection(reader, environment),
    projectKey: reader.required('project-key'),
    operation,
    workflowKey:
      operation === 'get' || operation === 'delete' ? reader.required('workflow-key') : reader.text('workflow-key'),
    view: reader.text('view'),
    file: readWorkspaceFile(reader, environment, 'file'),
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
  reader.finish()
  return inputs
}

/** Reads the inputs of `views`. */
export function readViewsInputs(environment: Environment): ViewsInputs {
  const reader = createInputReader(environment)
  const operation = reader.requiredChoice('operation', ['list', 'create', 'update', 'delete'])
  const { workflows, problems } = readViewWorkflows('workflows', reader.block('workflows'))
  report(problems, reader)
  const inputs: ViewsInputs = {
    ...readConnection(reader, environment),
    projectKey: reader.required('project-key'),
    operation,
    name: operation === 'list' ? reader.text('name') : reader.required('name'),
    workflows,
    summary: reader.boolean('summary', true),
  }
  if ((operation === 'create' || operation === 'update') && reader.text('workflows') === '')
    reader.problem('workflows', `This input is required by \`operation: ${operation}\` and is empty.`)
  if ((operation === 'create' || operation === 'update') && inputs.name.includes('/')) {
    const instead = operation === 'create' ? 'Choose a name without it.' : 'Change the view in Zadig.'
    reader.problem('name', `“${inputs.name}” has a \`/\`. ${UNREACHABLE_VIEW} ${instead}`)
  }
  reader.finish()
  return inputs
}

/** Reads the inputs of `pre-approval`. */
export function readPreApprovalInputs(environment: Environment): PreApprovalInputs {
  const reader = createInputReader(environment)
  const services = readTicketServices('services', reader.block('services'))
  const users = readTicketUsers('users', reader.block('users'))
  report([...services.problems, ...users.problems], reader)
  const inputs: PreApprovalInputs = {
    ...readConnection(reader, environment),
    ticket: {
      projectKey: reader.required('project-key'),
      approvalId: reader.required('approval-id'),
      status: reader.count('status', 1, 9_999),
      environments: readListInput(reader, 'envs'),
      services: services.items,
      users: users.items,
      windowStart: readMoment(reader, 'execution-window-start'),
      windowEnd: readMoment(reader, 'execution-window-end'),
    },
    summary: reader.boolean('summary', true),
  }
  reader.finish()
  return inputs
}

/** Unix seconds; 0 for none. */
function readMoment(reader: InputReader, name: string): number {
  const written = reader.text(name)
  if (written === '') return 0
  const at = parseInstant(written)
  if (at === undefined)
    reader.problem(name, `“${written}” is no time. Write it as \`2026-01-31T18:00:00+08:00\` or in unix seconds.`)
  return Math.floor((at ?? 0) / 1_000)
}

function report(problems: readonly Problem[], reader: InputReader): void {
  for (const { path, message } of problems) reader.problem(path, message)
}
