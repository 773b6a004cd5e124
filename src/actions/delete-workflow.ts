import type { WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../ports/zadig-error.ts'
import { oneLine } from '../report/remote-text.ts'
import { findInProject } from './workflow-place.ts'

/** Deletes a workflow, with its tasks and the counter of their numbers (contract §3.9). One that isn't there is a success. */
export async function deleteWorkflow(
  options: WorkflowRef & { readonly dryRun: boolean },
  deps: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<{ readonly changed: boolean; readonly sentence: string }> {
  const name = oneLine(options.workflowKey, 80)
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
