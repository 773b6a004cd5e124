import { ActionError, InputError } from '../errors.ts'
import { didYouMean } from '../payload/did-you-mean.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { View, ViewWorkflow } from '../ports/zadig-api.ts'
import { count, listed } from '../report/labels.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { viewOutput, viewTable } from '../report/tables.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { writeOnce } from '../task-control/write-once.ts'

/** A workflow that a view is to show, or to hide, as the user wrote it. */
export interface WantedWorkflow {
  readonly workflowKey: string
  /** Empty where the user left it out. */
  readonly type: string
  readonly enabled: boolean
}

/** Why a view with such a name is refused: its path is 404 to the server, however it is encoded (contract §3.10). */
export const UNREACHABLE_VIEW = "Zadig's API can neither update nor delete a view with a `/` in its name."

/** What the user asks `views` to do. */
export interface ViewsInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly operation: 'list' | 'create' | 'update' | 'delete'
  /** The view's name; empty for `list`. */
  readonly name: string
  /** What the view shows afterwards. */
  readonly workflows: readonly WantedWorkflow[]
  readonly summary: boolean
}

type ViewsDeps = Pick<Deps, 'zadig' | 'runner'>

/** Workflows of a view in one line of the log; the output has all. */
const MOST_KEYS = 10

/** Lists, creates, changes or deletes a project's views. Asking for what is there already is a success. */
export async function views(inputs: ViewsInputs, deps: ViewsDeps): Promise<Verdict> {
  const { zadig, runner } = deps
  const { projectKey } = inputs
  const before = await zadig.listViews({ projectKey })
  const { changed, sentence } = await operate(inputs, before, deps)
  const after = changed ? await zadig.listViews({ projectKey }) : before
  runner.setOutput('views', jsonLines(after.map(viewOutput)))
  runner.setOutput('count', String(after.length))
  runner.setOutput('changed', String(changed))
  for (const view of after) {
    const keys = view.workflows.map((entry) => sanitizeLine(entry.workflowKey, 80))
    await runner.print(`  ${sanitizeLine(view.name, 80)}: ${listed(keys, MOST_KEYS)}\n`)
  }
  return conclude({ verdict: passed(sentence), body: viewTable(after) }, inputs.summary, runner)
}

/** @returns a sentence about what was done, and whether anything was */
async function operate(
  inputs: ViewsInputs,
  present: readonly View[],
  { zadig }: ViewsDeps,
): Promise<{ readonly changed: boolean; readonly sentence: string }> {
  const { projectKey, name: viewName } = inputs
  const name = sanitizeLine(viewName, 80)
  const view = present.find((candidate) => candidate.name === viewName)
  const names = present.map((candidate) => candidate.name)
  const unchanged = (sentence: string) => ({ changed: false, sentence })
  const isAsAsked = async (): Promise<boolean> => {
    const now = (await zadig.listViews({ projectKey })).find((candidate) => candidate.name === viewName)
    return inputs.operation === 'delete' ? now === undefined : now !== undefined && shows(now, inputs.workflows)
  }
  switch (inputs.operation) {
    case 'list':
      return unchanged(`${count(present.length, 'view')} in project ${sanitizeLine(projectKey, 80)}.`)
    case 'create': {
      if (view === undefined) {
        const workflows = (await known(inputs, zadig)).filter(({ enabled }) => enabled)
        await writeOnce(() => zadig.createView({ projectKey, name: viewName, workflows }), isAsAsked)
        return { changed: true, sentence: `Created the view ${name}.` }
      }
      if (shows(view, inputs.workflows)) return unchanged(`The view ${name} is there as asked.`)
      throw new ActionError(`The view ${name} is there and shows something else`, {
        advice: '`operation: update` makes it show what `workflows` has.',
      })
    }
    case 'update': {
      if (view === undefined)
        throw new ActionError(`There is no view ${name} in project ${sanitizeLine(projectKey, 80)}`, {
          advice: `\`operation: create\` makes it.${didYouMean(viewName, names)}`,
        })
      if (shows(view, inputs.workflows)) return unchanged(`The view ${name} is as asked.`)
      const wanted = await known(inputs, zadig)
      // Zadig leaves alone what isn't sent (contract §3.10), so what is to go is sent as hidden.
      const gone = view.workflows
        .filter(({ workflowKey }) => !wanted.some((entry) => entry.workflowKey === workflowKey))
        .map((entry) => ({ ...entry, enabled: false }))
      const workflows = [...wanted, ...gone]
      await writeOnce(() => zadig.updateView({ projectKey, name: viewName, workflows }), isAsAsked)
      return { changed: true, sentence: `Changed the view ${name}.` }
    }
    case 'delete': {
      if (view === undefined) return unchanged(`There is no view ${name} to delete.`)
      if (viewName.includes('/'))
        throw new ActionError(`The view ${name} cannot be deleted: its name has a \`/\``, {
          advice: `${UNREACHABLE_VIEW} Delete it in Zadig.`,
        })
      await writeOnce(() => zadig.deleteView({ projectKey, name: viewName }), isAsAsked)
      return { changed: true, sentence: `Deleted the view ${name}.` }
    }
  }
}

/** Whether the view shows exactly these. */
function shows(view: View, workflows: readonly WantedWorkflow[]): boolean {
  const wanted = workflows.filter(({ enabled }) => enabled).map(({ workflowKey }) => workflowKey)
  const shown = new Set(view.workflows.map(({ workflowKey }) => workflowKey))
  return wanted.length === shown.size && wanted.every((key) => shown.has(key))
}

/** The workflows with their types and names; throws for a key that no workflow has, which Zadig would accept. */
async function known(
  { projectKey, workflows }: ViewsInputs,
  zadig: Deps['zadig'],
): Promise<readonly (ViewWorkflow & { readonly enabled: boolean })[]> {
  const entries = new Map((await zadig.listWorkflows({ projectKey })).map((entry) => [entry.key, entry]))
  const unknown = workflows.filter(({ workflowKey, enabled }) => enabled && !entries.has(workflowKey))
  if (unknown.length > 0)
    throw new InputError(
      unknown.map(({ workflowKey }) => ({
        path: 'workflows',
        message: `The project has no workflow \`${workflowKey}\`.${didYouMean(workflowKey, entries.keys())}`,
      })),
    )
  return workflows.map(({ workflowKey, type, enabled }) => {
    const entry = entries.get(workflowKey)
    const kind = type === '' ? (entry?.type ?? 'custom') : type
    return { workflowKey, type: kind, enabled, ...(entry === undefined ? {} : { name: entry.name }) }
  })
}
