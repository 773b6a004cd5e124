import type { TaskEntry, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'

export interface NewTasks {
  /** Tasks that no earlier page had, newest first by whole seconds (contract §3.6). */
  readonly entries: readonly TaskEntry[]
  /** The server's clock when it answered, unix ms; undefined where it doesn't tell. */
  readonly serverTime: number | undefined
}

/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100

/** Lists a workflow's tasks page by page, newest first, until the list ends. Throws what `listTasks` throws. */
export async function* taskPages(
  { projectKey, workflowKey }: WorkflowRef,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): AsyncGenerator<NewTasks, void> {
  const seen = new Set<number>()
  for (let page = 1; ; page += 1) {
    const listed = await zadig.listTasks({ projectKey, workflowKey, page, pageSize: PAGE_SIZE }, { signal })
    // A task that starts meanwhile moves the others towards the next page, where they come again.
    const entries = listed.tasks.filter(({ taskId }) => !seen.has(taskId))
    for (const { taskId } of entries) seen.add(taskId)
    yield { entries, serverTime: listed.serverTime }
    if (listed.tasks.length === 0 || page * PAGE_SIZE >= listed.total) return
  }
}
