import { repoName } from './preflight/definition-checks.ts'
import type { JobDefinition, WorkflowDefinition } from '../definition/definition.ts'
import type { JobPlan } from './job-types/job-type.ts'
import { findJobType } from './job-types/table.ts'
import type { GithubEvent } from './read/github-event.ts'
import { isMapping, type Mapping, mappingsAt, textAt } from '../json.ts'
import { quoted } from './did-you-mean.ts'
import type { Payload } from './payload.ts'
import { requestedRepos } from './repositories.ts'

/** What a run of the payload will do, for the log, the summary and a dry run. */
export interface Plan {
  /** Jobs that run, in the workflow's order. */
  readonly jobs: readonly PlannedJob[]
  readonly leftOut: readonly JobOfStage[]
  readonly gates: readonly PlannedGate[]
  /** What the user should know although nothing is wrong: sentences, never errors. */
  readonly notes: readonly string[]
}

export interface JobOfStage {
  readonly name: string
  readonly type: string
  readonly stage: string
}

export interface PlannedJob extends JobOfStage, Omit<JobPlan, 'notes'> {
  /** The code that is asked for, each repository once: `acme/web main at 1a2b3c4`. */
  readonly code: readonly string[]
}

/** What a plan is made of beside payload and definition. */
export interface PlanContext {
  readonly event?: Pick<GithubEvent, 'refType' | 'refName' | 'sha'>
  /** Notes that are known before. */
  readonly notes?: readonly string[]
}

/** The plan of a payload. Jobs that the workflow doesn't have, or that the API can't run, are the preflight's business. */
export function plan(payload: Payload, definition: WorkflowDefinition, context: PlanContext = {}): Plan {
  const all = definition.stages.flatMap((stage) => stage.jobs.map((job) => ({ job, stage: stage.name })))
  const wanted = new Map(payload.jobs.map((job) => [job.name, job]))
  const notes: string[] = [...(context.notes ?? [])]
  const jobs = all.flatMap(({ job, stage }): PlannedJob[] => {
    const row = findJobType(job.type)
    const parameters = wanted.get(job.name)?.parameters
    if (parameters === undefined || row === undefined || row.droppedByServer !== undefined) return []
    const { notes: jobNotes, ...planned } = row.plan(parameters, job.spec)
    const repos = requestedRepos(parameters).map(({ entry }) => entry)
    const sentences = [...jobNotes, ...commitNotes(repos, job), ...tagNotes(repos, job, context.event)]
    notes.push(...[...new Set(sentences)].map((note) => `Job \`${job.name}\`: ${note}.`))
    if (job.runPolicy === 'default_not_run') {
      notes.push(
        `Job \`${job.name}\` does not run by default; before Zadig 4.1 it stays skipped although it is listed.`,
      )
    }
    return [{ name: job.name, type: job.type, stage, ...planned, code: [...new Set(repos.map(codeOf))] }]
  })
  if (definition.concurrencyLimit === 0) {
    notes.push("The workflow's concurrency limit is 0: a task would wait in the queue for ever.")
  }
  const leftOut = all
    .filter(({ job }) => !wanted.has(job.name))
    .map(({ job, stage }) => ({ name: job.name, type: job.type, stage }))
  return { jobs, leftOut, gates: plannedGates(payload, definition), notes }
}

function codeOf(entry: Mapping): string {
  const commit = textAt(entry, 'commit_id')
  const pulls = pullRequests(entry)
  const parts = [
    repoName(entry),
    textAt(entry, 'branch'),
    pulls.length === 0 ? '' : `with pull request ${pulls.join(', ')}`,
    commit === '' ? '' : `at ${commit.slice(0, 12)}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function pullRequests(entry: Mapping): readonly unknown[] {
  const prs: unknown = entry['prs']
  if (Array.isArray(prs)) return prs
  return entry['pr'] === undefined ? [] : [entry['pr']]
}

/** A commit beside pull requests means another thing in each kind of job, and the wanted one in none. */
function commitNotes(repos: readonly Mapping[], { type }: JobDefinition): readonly string[] {
  return repos
    .filter((entry) => textAt(entry, 'commit_id') !== '' && pullRequests(entry).length > 0)
    .map((entry) =>
      type === 'zadig-build'
        ? `beside \`prs\` the build ignores the commit of ${quoted(repoName(entry))}`
        : `the pull requests of ${quoted(repoName(entry))} are merged into the commit, without the tip of ${quoted(textAt(entry, 'branch'))}: leave the commit out to have them merged into that`,
    )
}

/** A tag that the event is about, and that a build only checks out where Zadig has been told to. */
function tagNotes(
  repos: readonly Mapping[],
  { type, spec }: JobDefinition,
  event: PlanContext['event'],
): readonly string[] {
  if (event?.refType !== 'tag' || type !== 'zadig-build') return []
  return repos
    .filter((entry) => textAt(entry, 'commit_id') === event.sha && !hasTag(spec, repoName(entry)))
    .map(
      (entry) =>
        `a build checks out the tip of ${quoted(textAt(entry, 'branch'))} of ${quoted(repoName(entry))} and not the tag ${quoted(event.refName)}, unless \`enable_commit\` is on for that repository in the build's own settings, or the workflow's definition has \`tag: "{{.workflow.params.TAG}}"\` there and \`parameters\` sets \`TAG\``,
    )
}

/** Whether the definition gives this repository a tag anywhere. */
function hasTag(document: unknown, repository: string): boolean {
  if (Array.isArray(document)) return document.some((item) => hasTag(item, repository))
  if (!isMapping(document)) return false
  return Object.entries(document).some(([key, value]) =>
    key === 'repos'
      ? mappingsAt(document, key).some((repo) => repoName(repo) === repository && textAt(repo, 'tag') !== '')
      : hasTag(value, repository),
  )
}

/** An approval job of the workflow, and what becomes of it in a run of this payload. */
export interface PlannedGate {
  readonly name: string
  readonly stage: string
  /**
   * `waits`: it is listed, so that the run waits there. `skipped`: the run goes past it. `idle`: it is not listed, and
   * neither is any job behind it, so that there is nothing that it would hold back.
   */
  readonly outcome: 'waits' | 'skipped' | 'idle'
}

/**
 * The workflow's approval jobs. Zadig skips a job that the payload does not list, gates included (contract §4.3). Those
 * that don't run unless asked for are left out here when they aren't asked for. The definition that the API gives has
 * no trace of manual stages; they can't be skipped, because a stage is only left out when none of its jobs is listed.
 */
export function plannedGates(payload: Payload, definition: WorkflowDefinition): readonly PlannedGate[] {
  const listed = new Set(payload.jobs.map(({ name }) => name))
  return definition.stages.flatMap((stage, stageIndex) =>
    stage.jobs.flatMap((job, jobIndex): PlannedGate[] => {
      if (job.type !== 'approval') return []
      if (listed.has(job.name)) return [{ name: job.name, stage: stage.name, outcome: 'waits' }]
      if (job.runPolicy === 'default_not_run' || job.runPolicy === 'skip') return []
      const inStage = stage.parallel ? [] : stage.jobs.slice(jobIndex + 1)
      const behind = [...inStage, ...definition.stages.slice(stageIndex + 1).flatMap(({ jobs }) => jobs)]
      return [
        {
          name: job.name,
          stage: stage.name,
          outcome: holdsBack(behind, listed) ? 'skipped' : 'idle',
        },
      ]
    }),
  )
}

/** A gate with nothing at all behind it is a sign-off, which is skipped too when it isn't listed. */
function holdsBack(behind: readonly JobDefinition[], listed: ReadonlySet<string>): boolean {
  const work = behind.filter(({ type }) => type !== 'approval')
  return work.length === 0 || work.some(({ name }) => listed.has(name))
}
