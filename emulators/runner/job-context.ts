// The `github`, `job` and `runner` contexts of a job on a hosted Linux runner: contract §7.
import type { ExpressionContext, JobStatus } from './expression.ts'

/** What a test can set of the workflow run; everything has a default. */
export type JobContext = {
  readonly repository: string
  readonly sha: string
  /** Full ref, e.g. `refs/heads/main` or `refs/pull/7/merge`. */
  readonly ref: string
  readonly runId: string
  readonly runNumber: string
  readonly runAttempt: string
  /** Key of the job in the workflow file. */
  readonly job: string
  readonly workflow: string
  readonly actor: string
  readonly triggeringActor: string
  /** Id of the step, `GITHUB_ACTION`. */
  readonly action: string
  /** `owner/name` and ref of the action; empty for a local action. */
  readonly actionRepository: string
  readonly actionRef: string
  readonly serverUrl: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  /** The job's token, `github.token`; masked in the log. */
  readonly token: string
  /** `job.check_run_id`; the empty string as on GitHub Enterprise Server, where it does not exist. */
  readonly checkRunId: string
  /** The `matrix` context: the values of this leg; null in a job without a matrix. */
  readonly matrix: Readonly<Record<string, unknown>> | null
}

/** The event that started the workflow. */
export type WorkflowEvent = {
  readonly name: string
  readonly payload: unknown
}

/** A run of a push to `main`, with the given fields in place of the defaults. */
export function createJobContext(given: Partial<JobContext> = {}): JobContext {
  return {
    repository: 'octo-org/octo-repo',
    sha: 'ffac537e6cbbf934b08745a378932722df287a53',
    ref: 'refs/heads/main',
    runId: '1658821493',
    runNumber: '3',
    runAttempt: '1',
    job: 'deploy',
    workflow: 'Deploy',
    actor: 'octocat',
    triggeringActor: given.actor ?? 'octocat',
    action: '__self',
    actionRepository: '',
    actionRef: '',
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    graphqlUrl: 'https://api.github.com/graphql',
    token: 'ghs_EmulatedRunnerTokenOfTheJob0000000000',
    checkRunId: '4502384921',
    matrix: null,
    ...given,
  }
}

/** The string members of the `github` context, in its own spelling (`run_id`), without paths and files. */
export function githubValues(context: JobContext, event: WorkflowEvent): Record<string, string> {
  const pull = pullRequestBranches(event)
  const [, kind, shortRef] = /^refs\/(heads|tags|pull)\/(.*)$/.exec(context.ref) ?? []
  return {
    action: context.action,
    action_ref: context.actionRef,
    action_repository: context.actionRepository,
    actor: context.actor,
    actor_id: '583231',
    api_url: context.apiUrl,
    base_ref: pull.base,
    event_name: event.name,
    graphql_url: context.graphqlUrl,
    head_ref: pull.head,
    job: context.job,
    ref: context.ref,
    ref_name: shortRef ?? context.ref,
    ref_protected: 'false',
    ref_type: kind === 'tags' ? 'tag' : 'branch',
    repository: context.repository,
    repository_id: '1296269',
    repository_owner: context.repository.split('/')[0] ?? '',
    repository_owner_id: '9919',
    retention_days: '90',
    run_attempt: context.runAttempt,
    run_id: context.runId,
    run_number: context.runNumber,
    server_url: context.serverUrl,
    sha: context.sha,
    triggering_actor: context.triggeringActor,
    workflow: context.workflow,
    workflow_ref: `${context.repository}/.github/workflows/${context.job}.yml@${context.ref}`,
    workflow_sha: context.sha,
  }
}

/** Contexts that the default of an input may use; `secrets` and `env` are not among them. */
export function expressionContext(
  context: JobContext,
  event: WorkflowEvent,
  runner: Readonly<Record<string, string>>,
  workspace: string,
  status: JobStatus,
): ExpressionContext {
  return {
    github: { ...githubValues(context, event), workspace, event: event.payload, token: context.token },
    job: { status, check_run_id: context.checkRunId },
    runner,
    strategy: { 'fail-fast': true, 'job-index': 0, 'job-total': 1, 'max-parallel': 1 },
    matrix: context.matrix,
  }
}

/** Branches of a pull request: GitHub sets them for its two events only. */
function pullRequestBranches(event: WorkflowEvent): { readonly head: string; readonly base: string } {
  if (event.name !== 'pull_request' && event.name !== 'pull_request_target') return { head: '', base: '' }
  const pull = member(event.payload, 'pull_request')
  return { head: refOf(member(pull, 'head')), base: refOf(member(pull, 'base')) }
}

function refOf(side: unknown): string {
  const ref = member(side, 'ref')
  return typeof ref === 'string' ? ref : ''
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}
