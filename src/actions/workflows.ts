import { compareDefinitions, diffLines } from '../definition/compare.ts'
import { toFileForm } from '../definition/document.ts'
import { type DefinitionFile, readDefinitionFile, toYaml } from '../definition/file.ts'
import { credentialsIn, hideCredentials, hideSecrets } from '../secrets/hide.ts'
import { ActionError, ZadigError } from '../errors.ts'
import { textAt } from '../json.ts'
import { didYouMean } from '../payload/did-you-mean.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { DefinitionWrite, WorkflowRef } from '../ports/zadig-api.ts'
import { count, listed } from '../report/labels.ts'
import { workflowUrl } from '../report/links.ts'
import { fence } from '../report/markdown.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import { workflowOutput, workflowTable } from '../report/tables.ts'
import type { Verdict } from '../report/verdict.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { writeOnce } from '../task-control/write-once.ts'

/** What the user asks `workflows` to do. */
export interface WorkflowsInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly operation: 'list' | 'get' | 'apply' | 'delete'
  /** Empty for `list`; for `apply` the file says it. */
  readonly workflowKey: string
  /** For `list` the view to show, for `apply` the one that a new workflow is put into; empty for none. */
  readonly view: string
  /** The definition to apply. */
  readonly file: { readonly name: string; readonly text: string } | undefined
  /** Where `get` writes to, as the user wrote it; empty for no file. Ends in `.json` for JSON. */
  readonly outputFile: string
  readonly dryRun: boolean
  readonly summary: boolean
}

type WorkflowsDeps = Pick<Deps, 'zadig' | 'runner' | 'signal' | 'writeFile'>

/** Lines of a diff in the log; all of them are in the output. */
const DIFF_LINES = 400
/** Fields named in a sentence. */
const MAX_NAMED = 10

/** Lists a project's workflows, or reads, writes or deletes the definition of one. */
export async function workflows(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  switch (inputs.operation) {
    case 'list':
      return list(inputs, deps)
    case 'get':
      return get(inputs, deps)
    case 'apply':
      return apply(inputs, deps)
    case 'delete':
      return remove(inputs, deps)
  }
}

async function list(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  const { runner } = deps
  const entries = await entriesOf(inputs, deps)
  runner.setOutput('workflows', jsonLines(entries.map(workflowOutput)))
  runner.setOutput('count', String(entries.length))
  for (const { key, name, type } of entries)
    await runner.print(`  ${sanitizeLine(key, 80)}  ${sanitizeLine(name, 80)}  ${sanitizeLine(type, 20)}\n`)
  const where =
    inputs.view === '' ? `project ${sanitizeLine(inputs.projectKey, 80)}` : `the view ${sanitizeLine(inputs.view, 80)}`
  const verdict = passed(`${count(entries.length, 'workflow')} in ${where}.`)
  return conclude({ verdict, body: workflowTable(entries) }, inputs.summary, runner)
}

/** Zadig answers an unknown or empty view with all workflows of the project (contract §3.4): we throw, or return none. */
async function entriesOf({ projectKey, view }: WorkflowsInputs, { zadig }: WorkflowsDeps) {
  if (view === '') return zadig.listWorkflows({ projectKey })
  const present = await zadig.listViews({ projectKey })
  const found = present.find(({ name }) => name === view)
  if (found === undefined) {
    const names = present.map(({ name }) => name)
    throw new ActionError(`There is no view ${sanitizeLine(view, 80)} in project ${sanitizeLine(projectKey, 80)}`, {
      advice: `Check \`view\`.${didYouMean(view, names)}`,
    })
  }
  const shown = new Set(found.workflows.map(({ workflowKey }) => workflowKey))
  if (shown.size === 0) return []
  const entries = await zadig.listWorkflows({ projectKey, viewName: view })
  return entries.filter(({ key }) => shown.has(key))
}

async function get(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  const { zadig, runner, signal, writeFile } = deps
  const { projectKey, workflowKey, outputFile } = inputs
  const name = sanitizeLine(workflowKey, 80)
  const found = await zadig.findDefinition({ projectKey, workflowKey }, { signal })
  if (found === undefined)
    throw new ActionError(`There is no workflow ${name}`, {
      advice: 'Check `workflow-key`: the key, not the display name, in its exact case.',
    })
  maskSecrets(found.secrets, runner)
  // By field first, since not every credential can be found by its text; then wherever else the text is.
  const definition = hideSecrets(hideCredentials(toFileForm(found.fields)), found.secrets)
  const hidden = credentialsIn(found.fields).length
  const yaml = toYaml(definition)
  runner.setOutput('definition', jsonLines(definition))
  runner.setOutput('definition-yaml', yaml)
  if (outputFile !== '') {
    await writeFile(outputFile.endsWith('.json') ? `${JSON.stringify(definition, undefined, 2)}\n` : yaml)
    await runner.print(`Written to ${sanitizeLine(outputFile, 300)}\n`)
  }
  const facts = [
    ['Workflow', workflowKey],
    ['Credentials hidden', hidden === 0 ? '' : String(hidden)],
    ['File', outputFile],
  ] as const
  const verdict = passed(`Read the definition of ${name}.`)
  const displayName = textAt(definition, 'display_name') || workflowKey
  const url = workflowUrl({ baseUrl: inputs.url, projectKey, workflowKey, displayName })
  return conclude({ verdict, url, facts }, inputs.summary, runner)
}

async function apply(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  const { runner } = deps
  const fileName = inputs.file?.name ?? 'file'
  const file = readDefinitionFile(inputs.file ?? { name: fileName, text: '' }, inputs)
  maskSecrets(file.secrets, runner)
  if (file.stuckLimit !== undefined) {
    // Zadig accepts such a definition, whose tasks never leave the queue (contract §4.9).
    const message = `\`concurrency_limit\` in ${sanitizeLine(fileName, 300)} is “${sanitizeLine(file.stuckLimit, 20)}”: tasks of ${sanitizeLine(file.workflowKey, 80)} wait in Zadig's queue for ever. Write -1 for no limit, or a number from 1 on.`
    runner.annotate('warning', { title: 'Zadig queue', message })
  }
  const { changed, diff, sentence } = await writeDefinition(file, inputs, deps)
  runner.setOutput('changed', String(changed))
  runner.setOutput('diff', diff.join('\n'))
  const more = diff.length > DIFF_LINES ? [`… ${diff.length - DIFF_LINES} more lines, in the output \`diff\``] : []
  const shown = [...diff.slice(0, DIFF_LINES).map((line) => sanitizeBlock(line)), ...more]
  await runner.print(shown.map((line) => `  ${line}\n`).join(''))
  const added = changed ? file.added : ''
  if (added !== '')
    await runner.print(
      `\`${added}\` is added: the file leaves it out, and Zadig would store 0, with which no task starts.\n`,
    )
  const { url: baseUrl, projectKey } = inputs
  const url = workflowUrl({ baseUrl, projectKey, workflowKey: file.workflowKey, displayName: file.displayName })
  const body = shown.length === 0 ? '' : fence(shown)
  const facts = [['Added to the file', added]] as const
  return conclude({ verdict: passed(sentence), url, facts, body }, inputs.summary, runner)
}

/** Creates or updates the workflow where something would change, or may change because Zadig doesn't show all fields. */
async function writeDefinition(
  file: DefinitionFile,
  { projectKey, view, dryRun }: WorkflowsInputs,
  deps: WorkflowsDeps,
): Promise<{ readonly changed: boolean; readonly diff: readonly string[]; readonly sentence: string }> {
  const { zadig, runner, signal } = deps
  const { workflowKey } = file
  const name = sanitizeLine(workflowKey, 80)
  const current = await findInProject({ projectKey, workflowKey }, deps)
  maskSecrets(current?.secrets ?? [], runner)
  const { same, before, after, unseen } = compareDefinitions(current?.fields, file.fields)
  // Known credentials are hidden by field; a copy of one may be elsewhere, such as in a script.
  const secrets = [...(current?.secrets ?? []), ...file.secrets]
  const diff = diffLines(before, after).map((line) => hideSecrets(line, secrets))
  if (same && unseen.length === 0)
    return { changed: false, diff, sentence: `The workflow ${name} is as the file says.` }

  if (current !== undefined && unseen.length > 0) {
    const named = unseen.map((field) => sanitizeLine(field, 80))
    await runner.print(
      `Zadig does not show ${listed(named, MAX_NAMED)}, so the action cannot compare them; they are written.\n`,
    )
  }
  if (dryRun) {
    const what = current === undefined ? 'be created' : 'be updated'
    return { changed: true, diff, sentence: `The workflow ${name} would ${what}; \`dry-run\` is true.` }
  }

  const write = (api: DefinitionWrite['api']): Promise<void> =>
    current === undefined
      ? zadig.createWorkflow(file.text, { projectKey, api, ...(view === '' ? {} : { viewName: view }) })
      : zadig.updateWorkflow(workflowKey, file.text, { projectKey, api })
  async function isWritten(): Promise<boolean> {
    const now = await zadig.findDefinition({ projectKey, workflowKey }, { signal })
    const compared = compareDefinitions(now?.fields, file.fields)
    return compared.same && compared.unseen.length === 0
  }
  await writeOnce(() => eitherApi(write), isWritten)
  return { changed: true, diff, sentence: `${current === undefined ? 'Created' : 'Updated'} the workflow ${name}.` }
}

/**
 * Zadig before 5.0 has the same handlers under another path; what its router refuses has not been done (contract §1).
 * Where a gateway lets neither through, the error is that of the published one.
 */
async function eitherApi(write: (api: DefinitionWrite['api']) => Promise<void>): Promise<void> {
  try {
    await write('openapi')
  } catch (published) {
    if (!isAbsent(published)) throw published
    try {
      await write('aslan')
    } catch (thrown) {
      throw isAbsent(thrown) ? published : thrown
    }
  }
}

function isAbsent(thrown: unknown): boolean {
  return thrown instanceof ZadigError && thrown.kind === 'no-endpoint'
}

/** Deletes a workflow, with its tasks and the counter of their numbers (contract §3.9). A missing one is a success. */
async function remove(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  const { zadig, runner, signal } = deps
  const { projectKey, workflowKey, dryRun } = inputs
  const workflow = { projectKey, workflowKey }
  const name = sanitizeLine(workflowKey, 80)
  const exists = (await findInProject(workflow, deps)) !== undefined
  if (exists && !dryRun) {
    const isGone = async (): Promise<boolean> => (await zadig.findDefinition(workflow, { signal })) === undefined
    await writeOnce(() => zadig.deleteWorkflow(workflow), isGone)
  }
  runner.setOutput('changed', String(exists))
  const done = dryRun
    ? `The workflow ${name} would be deleted; \`dry-run\` is true.`
    : `Deleted the workflow ${name}, with its tasks.`
  const verdict = passed(exists ? done : `There is no workflow ${name} to delete.`)
  return conclude({ verdict }, inputs.summary, runner)
}

/**
 * The definition of a workflow that is about to be changed; undefined where there is none. Throws for one of another
 * project, because Zadig changes a workflow by its key alone, ignoring the project in the request (contract §3.9).
 */
async function findInProject(workflow: WorkflowRef, { zadig, signal }: WorkflowsDeps) {
  const found = await zadig.findDefinition(workflow, { signal })
  if (found === undefined) return undefined
  const entries = await zadig.listWorkflows({ projectKey: workflow.projectKey })
  if (entries.some(({ key }) => key === workflow.workflowKey)) return found
  throw new ActionError(
    `The workflow ${sanitizeLine(workflow.workflowKey, 80)} belongs to another project than ${sanitizeLine(workflow.projectKey, 80)}`,
    { advice: 'Keys of workflows are unique in the whole system. Check `project-key`, or choose another key.' },
  )
}
