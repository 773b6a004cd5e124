import { ActionError, ZadigError } from '../errors.ts'
import { toFileForm } from '../definition/document.ts'
import { type DefinitionFile, readDefinitionFile, toYaml } from '../definition/file.ts'
import { credentialsIn, hideCredentials, hideSecrets } from '../secrets/hide.ts'
import { textAt } from '../json.ts'
import { didYouMean } from '../payload/did-you-mean.ts'
import type { Runner, WriteOutputFile } from '../ports/runner.ts'
import type { DefinitionDocument, DefinitionWrite, WorkflowEntry, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { count, listed } from '../report/labels.ts'
import { workflowUrl } from '../report/links.ts'
import { fence } from '../report/markdown.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { workflowOutput, workflowTable } from '../report/tables.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { maskSecrets } from '../secrets/mask.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { compareDefinitions, diffLines } from '../definition/compare.ts'

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

/** Every output of `workflows`; its `action.yml` declares the same names. */
export const WORKFLOWS_OUTPUTS = ['workflows', 'count', 'definition', 'definition-yaml', 'changed', 'diff'] as const

export interface WorkflowsDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly signal: AbortSignal
  readonly writeFile: WriteOutputFile
}

/** Lines of a diff in the log; all of them are in the output. */
const DIFF_LINES = 400

/** Lists a project's workflows, or reads, writes or deletes the definition of one. */
export async function workflows(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  switch (inputs.operation) {
    case 'list':
      return list(inputs, deps)
    case 'get':
      return get(inputs, deps)
    case 'apply':
      return apply(inputs, deps)
    case 'delete': {
      const { sentence, changed } = await deleteWorkflow(inputs, deps)
      deps.runner.setOutput('changed', String(changed))
      return conclude({ verdict: passed(sentence) }, inputs.summary, deps.runner)
    }
  }
}

async function list(inputs: WorkflowsInputs, { zadig, runner }: WorkflowsDeps): Promise<Verdict> {
  const entries = await entriesOf(inputs, zadig)
  runner.setOutput('workflows', jsonLines(entries.map(workflowOutput)))
  runner.setOutput('count', String(entries.length))
  for (const { key, name, type } of entries)
    await runner.print(`  ${sanitizeLine(key, 80)}  ${sanitizeLine(name, 80)}  ${sanitizeLine(type, 20)}\n`)
  const where =
    inputs.view === '' ? `project ${sanitizeLine(inputs.projectKey, 80)}` : `the view ${sanitizeLine(inputs.view, 80)}`
  const verdict = passed(`${count(entries.length, 'workflow')} in ${where}.`)
  return conclude({ verdict, body: workflowTable(entries) }, inputs.summary, runner)
}

/** Zadig answers an unknown view, and an empty one, with all workflows of the project (contract §3.4): we don't. */
async function entriesOf({ projectKey, view }: WorkflowsInputs, zadig: ZadigApi): Promise<readonly WorkflowEntry[]> {
  if (view === '') return zadig.listWorkflows({ projectKey })
  const present = await zadig.listViews({ projectKey })
  const found = present.find(({ name }) => name === view)
  if (found === undefined)
    throw new ActionError(`There is no view ${sanitizeLine(view, 80)} in project ${sanitizeLine(projectKey, 80)}`, {
      advice: `Check \`view\`.${didYouMean(
        view,
        present.map(({ name }) => name),
      )}`,
    })
  const shown = new Set(found.workflows.map(({ workflowKey }) => workflowKey))
  if (shown.size === 0) return []
  const entries = await zadig.listWorkflows({ projectKey, viewName: view })
  return entries.filter(({ key }) => shown.has(key))
}

async function get(inputs: WorkflowsInputs, { zadig, runner, signal, writeFile }: WorkflowsDeps): Promise<Verdict> {
  const found = await zadig.findDefinition(inputs, { signal })
  if (found === undefined) throw unknownWorkflow(inputs)
  maskSecrets(found.secrets, new Set(), runner)
  // By its place first, since not every credential can be told by its text; then wherever else it stands.
  const definition = hideSecrets(hideCredentials(toFileForm(found.fields)), found.secrets)
  const hidden = credentialsIn(found.fields).length
  const [json, yaml] = [jsonLines(definition), toYaml(definition)]
  runner.setOutput('definition', json)
  runner.setOutput('definition-yaml', yaml)
  if (inputs.outputFile !== '') {
    await writeFile(inputs.outputFile.endsWith('.json') ? `${JSON.stringify(definition, undefined, 2)}\n` : yaml)
    await runner.print(`Written to ${sanitizeLine(inputs.outputFile, 300)}\n`)
  }
  const facts = [
    ['Workflow', inputs.workflowKey],
    ['Credentials hidden', hidden === 0 ? '' : String(hidden)],
    ['File', inputs.outputFile],
  ] as const
  const verdict = passed(`Read the definition of ${sanitizeLine(inputs.workflowKey, 80)}.`)
  const url = pageOf(inputs, textAt(definition, 'display_name'))
  return conclude({ verdict, url, facts }, inputs.summary, runner)
}

async function apply(inputs: WorkflowsInputs, deps: WorkflowsDeps): Promise<Verdict> {
  const { runner } = deps
  const file = readDefinitionFile(inputs.file ?? { name: 'file', text: '' }, inputs)
  maskSecrets(file.secrets, new Set(), runner)
  warnOfStuckTasks(file, inputs, runner)
  const { changed, diff, sentence } = await applyWorkflow({ ...inputs, ...file, file }, deps)
  runner.setOutput('changed', String(changed))
  runner.setOutput('diff', diff.join('\n'))
  const shown = diff.slice(0, DIFF_LINES).map((line) => sanitizeBlock(line))
  const more = diff.length > DIFF_LINES ? [`… ${diff.length - DIFF_LINES} more lines, in the output \`diff\``] : []
  await runner.print([...shown, ...more].map((line) => `  ${line}\n`).join(''))
  const added = changed ? file.added : ''
  if (added !== '')
    await runner.print(
      `\`${added}\` is added: the file leaves it out, and Zadig would store 0, with which no task starts.\n`,
    )
  const url = pageOf({ ...inputs, ...file }, file.displayName)
  const body = shown.length === 0 ? '' : fence([...shown, ...more])
  const facts = [['Added to the file', added]] as const
  return conclude({ verdict: passed(sentence), url, facts, body }, inputs.summary, runner)
}

/** Zadig takes a definition whose tasks never leave the queue (contract §4.9). */
function warnOfStuckTasks({ stuckLimit, workflowKey }: DefinitionFile, inputs: WorkflowsInputs, runner: Runner): void {
  if (stuckLimit === undefined) return
  const [limit, name, file] = [
    sanitizeLine(stuckLimit, 20),
    sanitizeLine(workflowKey, 80),
    sanitizeLine(inputs.file?.name ?? '', 300),
  ]
  runner.annotate('warning', {
    title: 'Zadig queue',
    message: `\`concurrency_limit\` in ${file} is “${limit}”: tasks of ${name} wait in Zadig's queue for ever. Write -1 for no limit, or a number from 1 on.`,
  })
}

/** The workflow's page in Zadig; the key serves where it has no display name. */
function pageOf(
  { url, projectKey, workflowKey }: WorkflowRef & Pick<WorkflowsInputs, 'url'>,
  displayName: string,
): string {
  return workflowUrl({ baseUrl: url, projectKey, workflowKey, displayName: displayName || workflowKey })
}

function unknownWorkflow({ workflowKey }: WorkflowsInputs): ActionError {
  return new ActionError(`There is no workflow ${sanitizeLine(workflowKey, 80)}`, {
    advice: 'Check `workflow-key`: the key, not the display name, in its exact case.',
  })
}

/**
 * Finds a workflow that is about to be changed. Keys are unique in the whole system, and Zadig changes a workflow by its key
 * alone, whatever project the request names (contract §3.9): one of another project is refused here.
 *
 * @returns its definition; undefined where there is none
 */
export async function findInProject(
  workflow: WorkflowRef,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<DefinitionDocument | undefined> {
  const found = await zadig.findDefinition(workflow, { signal })
  if (found === undefined) return undefined
  const entries = await zadig.listWorkflows({ projectKey: workflow.projectKey })
  if (entries.some(({ key }) => key === workflow.workflowKey)) return found
  throw new ActionError(
    `The workflow ${sanitizeLine(workflow.workflowKey, 80)} belongs to another project than ${sanitizeLine(workflow.projectKey, 80)}`,
    { advice: 'Keys of workflows are unique in the whole system. Check `project-key`, or choose another key.' },
  )
}

export interface ApplyOptions extends WorkflowRef {
  readonly file: DefinitionFile
  /** The view that a new workflow is put into; empty for none. */
  readonly view: string
  readonly dryRun: boolean
}

interface ApplyDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly signal: AbortSignal
}

export interface Applied {
  readonly changed: boolean
  readonly diff: readonly string[]
  readonly sentence: string
}

/** Fields named in a sentence. */
const MAX_NAMED = 10

/**
 * Makes the workflow what the file says: creates it, updates it, or leaves it alone where nothing would change. Fields that
 * Zadig doesn't show can't be compared, so a file that has some is written each time.
 */
export async function applyWorkflow(options: ApplyOptions, deps: ApplyDeps): Promise<Applied> {
  const { zadig, runner } = deps
  const { file, dryRun } = options
  const name = sanitizeLine(options.workflowKey, 80)
  const current = await findInProject(options, deps)
  maskSecrets(current?.secrets ?? [], new Set(), runner)
  const { same, before, after, unseen } = compareDefinitions(current?.fields, file.fields)
  // Credentials have numbers in their own places; a copy of one may stand elsewhere, such as in a script.
  const secrets = [...(current?.secrets ?? []), ...file.secrets]
  const diff = diffLines(before, after).map((line) => hideSecrets(line, secrets))
  if (same && unseen.length === 0)
    return { changed: false, diff, sentence: `The workflow ${name} is as the file says.` }

  const named = unseen.map((field) => sanitizeLine(field, 80))
  if (current !== undefined && unseen.length > 0)
    await runner.print(
      `Zadig does not show ${listed(named, MAX_NAMED)}, so whether they change cannot be told; they are written.\n`,
    )
  if (dryRun) {
    const what = current === undefined ? 'be created' : 'be updated'
    return { changed: true, diff, sentence: `The workflow ${name} would ${what}; \`dry-run\` is true.` }
  }

  const viewName = options.view === '' ? {} : { viewName: options.view }
  const write = (api: DefinitionWrite['api']): Promise<void> =>
    current === undefined
      ? zadig.createWorkflow(file.text, { ...options, ...viewName, api })
      : zadig.updateWorkflow(options.workflowKey, file.text, { ...options, api })
  await unlessHeard(() => eitherApi(write), options, deps)
  return { changed: true, diff, sentence: `${current === undefined ? 'Created' : 'Updated'} the workflow ${name}.` }
}

/**
 * Zadig before 5.0 has the same handlers under another address; what its router refuses has not been done (contract §1).
 * Where a gateway lets neither through, the published one is what to tell of.
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

/** Sends the write once; where its answer is lost, the definition shows whether it was heard. */
async function unlessHeard(
  write: () => Promise<void>,
  { file, ...workflow }: ApplyOptions,
  deps: ApplyDeps,
): Promise<void> {
  try {
    await write()
  } catch (thrown) {
    if (!(thrown instanceof ZadigError) || thrown.delivery !== 'unknown') throw thrown
    const now = await deps.zadig.findDefinition(workflow, { signal: deps.signal })
    const { same, unseen } = compareDefinitions(now?.fields, file.fields)
    if (!same || unseen.length > 0) throw thrown
  }
}

/** Deletes a workflow, with its tasks and the counter of their numbers (contract §3.9). One that isn't there is a success. */
export async function deleteWorkflow(
  options: WorkflowRef & { readonly dryRun: boolean },
  deps: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<{ readonly changed: boolean; readonly sentence: string }> {
  const name = sanitizeLine(options.workflowKey, 80)
  if ((await findInProject(options, deps)) === undefined)
    return { changed: false, sentence: `There is no workflow ${name} to delete.` }
  if (options.dryRun) return { changed: true, sentence: `The workflow ${name} would be deleted; \`dry-run\` is true.` }
  try {
    await deps.zadig.deleteWorkflow(options)
  } catch (thrown) {
    if (!(thrown instanceof ZadigError) || thrown.delivery !== 'unknown') throw thrown
    if ((await deps.zadig.findDefinition(options, { signal: deps.signal })) !== undefined) throw thrown
  }
  return { changed: true, sentence: `Deleted the workflow ${name}, with its tasks.` }
}
