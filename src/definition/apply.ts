import { ActionError, ZadigError } from '../errors.ts'
import type { DefinitionDocument, DefinitionWrite, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { compareDefinitions, diffLines } from './compare.ts'
import type { DefinitionFile } from './file.ts'
import type { Runner } from '../ports/runner.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { listed } from '../report/labels.ts'
import { maskSecrets } from '../secrets/mask.ts'

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
  const diff = diffLines(before, after).map((line) => String(hideSecrets(line, secrets)))
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
