import { ActionError } from '../errors.ts'
import type { DefinitionDocument, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { oneLine } from '../report/remote-text.ts'

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
    `The workflow ${oneLine(workflow.workflowKey, 80)} belongs to another project than ${oneLine(workflow.projectKey, 80)}`,
    { advice: 'Keys of workflows are unique in the whole system. Check `project-key`, or choose another key.' },
  )
}
