import type { Runner } from '../ports/runner.ts'
import type { TaskEntry, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { count } from '../report/labels.ts'
import { workflowUrl } from '../report/links.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskLines, taskOutput, taskTable } from '../report/tables.ts'
import type { Verdict } from '../report/verdict.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { taskPages } from '../trigger/earlier-task.ts'
import type { Clock } from '../time/clock.ts'

/** What the user asks `tasks` to do. */
export interface TasksInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly workflowKey: string
  /** Zadig's words, lower-cased; none lets every status pass. */
  readonly status: readonly string[]
  /** Display name of whoever started the task; empty for anybody. */
  readonly creator: string
  /** Tasks created before are left out; undefined for no limit. */
  readonly since: Since | undefined
  /** How many tasks to list. */
  readonly limit: number
  readonly summary: boolean
}

/** A moment, unix ms, or a time before now, ms. */
export type Since = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'ago'; readonly ms: number }

/** Every output of `tasks`; its `action.yml` declares the same names. */
export const TASKS_OUTPUTS = ['tasks', 'count', 'latest-task-id', 'latest-task-url', 'latest-status'] as const

export interface TasksDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Tasks looked at: a filter that nothing passes must not read the history of years. */
const MAX_LOOKED_AT = 10_000
const LINES = 50

/** Lists a workflow's tasks, newest first, as outputs, in the log and as a table in the summary. */
export async function tasks(inputs: TasksInputs, deps: TasksDeps): Promise<Verdict> {
  const { runner } = deps
  const { found, lookedAt, cut } = await collect(inputs, deps)
  // Zadig answers an unknown workflow with an empty list (contract §3.6): its definition tells them apart.
  if (lookedAt === 0) await deps.zadig.getDefinition(inputs, { signal: deps.signal })

  const [latest] = found
  const rows = found.map((entry) => taskOutput(entry, { ...inputs, baseUrl: inputs.url }))
  runner.setOutput('tasks', jsonLines(rows))
  runner.setOutput('count', String(found.length))
  runner.setOutput('latest-task-id', latest === undefined ? '' : String(latest.taskId))
  runner.setOutput('latest-task-url', rows[0]?.url ?? '')
  runner.setOutput('latest-status', latest?.status ?? '')

  const lines = taskLines(rows)
  await runner.print(lines.slice(0, LINES).join(''))
  if (lines.length > LINES) await runner.print(`  … ${lines.length - LINES} more\n`)
  if (cut)
    runner.annotate('notice', {
      title: 'Zadig tasks',
      message: `Only the newest ${MAX_LOOKED_AT} tasks were looked at. Set \`since\` or drop a filter.`,
    })
  const name = sanitizeLine(latest?.workflowName ?? inputs.workflowKey, 80)
  const verdict = passed(`${count(found.length, 'task')} of ${name}, of ${lookedAt} looked at.`)
  const url = workflowUrl({ ...inputs, baseUrl: inputs.url, displayName: latest?.workflowName ?? inputs.workflowKey })
  return conclude({ verdict, url, body: taskTable(rows) }, inputs.summary, runner)
}

interface Collected {
  readonly found: readonly TaskEntry[]
  readonly lookedAt: number
  /** Whether older tasks were left out for their number. */
  readonly cut: boolean
}

/** Reads page after page until enough is found, the rest is too old, or there is no more. */
async function collect(inputs: TasksInputs & WorkflowRef, deps: TasksDeps): Promise<Collected> {
  const found: TaskEntry[] = []
  let lookedAt = 0
  for await (const { entries, serverTime } of taskPages(inputs, deps)) {
    if (lookedAt >= MAX_LOOKED_AT) return { found, lookedAt, cut: true }
    const since = earliest(inputs.since, serverTime ?? deps.clock.now())
    for (const entry of entries) {
      lookedAt += 1
      if (matches(entry, inputs, since)) found.push(entry)
      if (found.length >= inputs.limit) return { found, lookedAt, cut: false }
    }
    // Newest first: once a page ends before the time, so does all that follows.
    const last = entries.at(-1)
    if (last !== undefined && last.createTime * 1_000 < since) break
  }
  return { found, lookedAt, cut: false }
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
