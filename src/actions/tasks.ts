import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { TaskEntry } from '../ports/zadig-api.ts'
import { count } from '../report/labels.ts'
import { workflowUrl } from '../report/links.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskLines, taskOutput, taskTable } from '../report/tables.ts'
import type { Verdict } from '../report/verdict.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { taskPages } from '../task-control/read-task.ts'

/** What the user asks `tasks` to do. */
export interface TasksInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly workflowKey: string
  /** Zadig's words, lower-cased; none for every status. */
  readonly status: readonly string[]
  /** Display name of the user who started the task; empty for all users. */
  readonly creator: string
  /** Tasks created before are left out; undefined for no limit. */
  readonly since: Since | undefined
  /** How many tasks to list. */
  readonly limit: number
  readonly summary: boolean
}

/** A moment, unix ms, or a time before now, ms. */
export type Since = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'ago'; readonly ms: number }

type TasksDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'>

/** A filter that no task passes must not read the history of years. */
const MAX_READ = 10_000
const LINES = 50

/** Lists a workflow's tasks, newest first, as outputs, in the log and as a table in the summary. */
export async function tasks(inputs: TasksInputs, deps: TasksDeps): Promise<Verdict> {
  const { zadig, runner, signal } = deps
  const { url: baseUrl, projectKey, workflowKey } = inputs
  const { found, read, cut } = await collect(inputs, deps)
  // Zadig answers an unknown workflow with an empty list (contract §3.6): reading its definition fails where it does not exist.
  if (read === 0) await zadig.getDefinition({ projectKey, workflowKey }, { signal })

  const [latest] = found
  const rows = found.map((entry) => taskOutput(entry, { baseUrl, projectKey, workflowKey }))
  runner.setOutput('tasks', jsonLines(rows))
  runner.setOutput('count', String(found.length))
  runner.setOutput('latest-task-id', latest === undefined ? '' : String(latest.taskId))
  runner.setOutput('latest-task-url', rows[0]?.url ?? '')
  runner.setOutput('latest-status', latest?.status ?? '')

  const lines = taskLines(rows)
  await runner.print(lines.slice(0, LINES).join(''))
  if (lines.length > LINES) await runner.print(`  … ${lines.length - LINES} more\n`)
  const message = `Only the newest ${MAX_READ} tasks were read. Set \`since\` or drop a filter.`
  if (cut) runner.annotate('notice', { title: 'Zadig tasks', message })
  const displayName = latest?.workflowName ?? workflowKey
  const verdict = passed(`${count(found.length, 'task')} of ${sanitizeLine(displayName, 80)}, of ${read} read.`)
  const url = workflowUrl({ baseUrl, projectKey, workflowKey, displayName })
  return conclude({ verdict, url, body: taskTable(rows) }, inputs.summary, runner)
}

/** Reads page after page until enough is found, the rest is too old, or there is no more; `cut` where it reads too many. */
async function collect(inputs: TasksInputs, deps: TasksDeps) {
  const found: TaskEntry[] = []
  let read = 0
  for await (const { entries, serverTime } of taskPages(inputs, deps)) {
    if (read >= MAX_READ) return { found, read, cut: true }
    const since = earliest(inputs.since, serverTime ?? deps.clock.now())
    for (const entry of entries) {
      read += 1
      if (matches(entry, inputs, since)) found.push(entry)
      if (found.length >= inputs.limit) return { found, read, cut: false }
    }
    // Newest first: once a page ends before the time, so does all that follows.
    const last = entries.at(-1)
    if (last !== undefined && last.createTime * 1_000 < since) break
  }
  return { found, read, cut: false }
}

function earliest(since: Since | undefined, now: number): number {
  if (since === undefined) return 0
  return since.kind === 'at' ? since.at : now - since.ms
}

function matches(entry: TaskEntry, { status, creator }: TasksInputs, since: number): boolean {
  return (
    entry.createTime * 1_000 >= since &&
    (status.length === 0 || status.includes(entry.status)) &&
    (creator === '' || entry.creator === creator)
  )
}
