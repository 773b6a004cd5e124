import type { JobDefinition, WorkflowDefinition } from '../definition/definition.ts'
import { type Mapping, textAt } from '../json.ts'
import { type Job, jobsOf, type Task } from '../task/task.ts'
import { quoted } from './did-you-mean.ts'
import type { JobPlan } from './job-types/job-type.ts'
import { findJobType } from './job-types/table.ts'
import type { Payload, PayloadJob } from './payload.ts'
import { repoName } from './preflight/definition-checks.ts'
import type { GithubEvent } from './read/github-event.ts'
import { requestedRepos, storedRepos } from './repositories.ts'

/** What a run of the payload will do, for the log, the summary and a dry run. */
export interface Plan {
  readonly jobs: readonly PlannedJob[]
  readonly leftOut: readonly JobOfStage[]
  readonly gates: readonly PlannedGate[]
  readonly notes: readonly string[]
}

interface JobOfStage {
  readonly name: string
  readonly type: string
  readonly stage: string
}

export interface PlannedJob extends JobOfStage, Omit<JobPlan, 'notes'> {
  /** The code that is requested, each repository once: `acme/web main at 1a2b3c4`. */
  readonly code: readonly string[]
}

/** An approval job of the workflow, and what a run of this payload does with it. */
export interface PlannedGate {
  readonly name: string
  readonly stage: string
  /**
   * `waits`: it is listed, so the run waits there. `skipped`: the run continues without it. `idle`: neither it nor any job
   * behind it is listed, so it has nothing to hold back.
   */
  readonly outcome: 'waits' | 'skipped' | 'idle'
}

type EventRef = Pick<GithubEvent, 'refType' | 'refName' | 'sha'>

/** The plan of a payload, after the notes that are already known. The preflight checks jobs that can't run. */
export function plan(
  payload: Payload,
  definition: WorkflowDefinition,
  { event, notes: known = [] }: { readonly event?: EventRef; readonly notes?: readonly string[] } = {},
): Plan {
  const all = definition.stages.flatMap((stage) => stage.jobs.map((job) => ({ job, stage: stage.name })))
  const listed = new Map(payload.jobs.map((job) => [job.name, job]))
  const notes = [...known]
  const jobs = all.flatMap(({ job, stage }): PlannedJob[] => {
    const row = findJobType(job.type)
    const parameters = listed.get(job.name)?.parameters
    if (parameters === undefined || row === undefined) return []
    const { notes: jobNotes, ...planned } = row.plan(parameters, job.spec)
    const repos = requestedRepos(parameters).map(({ entry }) => entry)
    const sentences = [...jobNotes, ...commitNotes(repos, job), ...tagNotes(repos, job, event)]
    notes.push(...[...new Set(sentences)].map((note) => `Job \`${job.name}\`: ${note}.`))
    if (job.runPolicy === 'default_not_run')
      notes.push(
        `Job \`${job.name}\` does not run by default; before Zadig 4.1 it stays skipped although it is listed.`,
      )
    return [{ name: job.name, type: job.type, stage, ...planned, code: [...new Set(repos.map(codeOf))] }]
  })
  if (definition.concurrencyLimit === 0) {
    notes.push("The workflow's concurrency limit is 0: a task would wait in the queue for ever.")
  }
  const leftOut = all
    .filter(({ job }) => !listed.has(job.name))
    .map(({ job, stage }) => ({ name: job.name, type: job.type, stage }))
  return { jobs, leftOut, gates: plannedGates(payload, definition), notes }
}

/**
 * The workflow's approval jobs. Zadig skips a job that the payload does not list, gates included (contract §4.3). Gates
 * that don't run unless they are listed are left out where they aren't.
 */
export function plannedGates(payload: Payload, definition: WorkflowDefinition): readonly PlannedGate[] {
  const listed = new Set(payload.jobs.map(({ name }) => name))
  return definition.stages.flatMap((stage, stageIndex) =>
    stage.jobs.flatMap(({ name, type, runPolicy }, jobIndex): PlannedGate[] => {
      if (type !== 'approval') return []
      if (listed.has(name)) return [{ name, stage: stage.name, outcome: 'waits' }]
      if (runPolicy === 'default_not_run' || runPolicy === 'skip') return []
      const inStage = stage.parallel ? [] : stage.jobs.slice(jobIndex + 1)
      const behind = [...inStage, ...definition.stages.slice(stageIndex + 1).flatMap(({ jobs }) => jobs)]
      return [{ name, stage: stage.name, outcome: holdsBack(behind, listed) ? 'skipped' : 'idle' }]
    }),
  )
}

/** A gate without jobs behind it is a sign-off, which is skipped too when it isn't listed. */
function holdsBack(behind: readonly JobDefinition[], listed: ReadonlySet<string>): boolean {
  const work = behind.filter(({ type }) => type !== 'approval')
  return work.length === 0 || work.some(({ name }) => listed.has(name))
}

/**
 * The jobs that the payload lists and the task does not have. The server silently drops a job with nothing to work on
 * (contract §4.5), while all jobs that will run are in the task from its creation on (contract §5.7).
 */
export function missingJobs(payload: Payload, task: Task): readonly PayloadJob[] {
  const jobs = jobsOf(task)
  // Before Zadig 3.3 a job task doesn't say which job it is of; its name only contains that name somewhere.
  const named = jobs.some(({ originName }) => originName !== '')
  const isOf = (job: Job, name: string): boolean =>
    named ? job.originName === name : job.name.includes(name) || job.displayName.includes(name)
  return payload.jobs.filter(({ name }) => !jobs.some((job) => isOf(job, name)))
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

/** A commit beside pull requests has another effect in each kind of job, and never the one that the user wants. */
function commitNotes(repos: readonly Mapping[], { type }: JobDefinition): readonly string[] {
  return repos
    .filter((entry) => textAt(entry, 'commit_id') !== '' && pullRequests(entry).length > 0)
    .map((entry) =>
      type === 'zadig-build'
        ? `beside \`prs\` the build ignores the commit of ${quoted(repoName(entry))}`
        : `the pull requests of ${quoted(repoName(entry))} are merged into the commit, without the tip of ${quoted(textAt(entry, 'branch'))}: leave the commit out to have them merged into that`,
    )
}

/** A build only checks out the tag of the event where Zadig is configured to. */
function tagNotes(repos: readonly Mapping[], job: JobDefinition, event: EventRef | undefined): readonly string[] {
  if (event?.refType !== 'tag' || job.type !== 'zadig-build') return []
  const tagged = storedRepos(job.spec).filter((repo) => textAt(repo, 'tag') !== '')
  const names = tagged.map(repoName)
  return repos
    .filter((entry) => textAt(entry, 'commit_id') === event.sha && !names.includes(repoName(entry)))
    .map(
      (entry) =>
        `a build checks out the tip of ${quoted(textAt(entry, 'branch'))} of ${quoted(repoName(entry))} and not the tag ${quoted(event.refName)}, unless \`enable_commit\` is on for that repository in the build's own settings, or the workflow's definition has \`tag: "{{.workflow.params.TAG}}"\` there and \`parameters\` sets \`TAG\``,
    )
}
