import { findJob, type WorkflowDefinition } from '../definition/definition.ts'
import type { Problem } from '../errors.ts'
import { asMapping, flagAt, knownMappingsAt, listAt, type Mapping, mappingsAt, mappingsIn } from '../json.ts'
import { numberAt, textAt } from '../json.ts'
import type { RequestedCommit } from '../task/sources.ts'
import type { ExecuteBody } from './body.ts'
import { quoted } from './did-you-mean.ts'
import { itemLists } from './job-types/quality.ts'
import type { Payload, PayloadJob } from './payload.ts'
import { leftOutRepos, repoName } from './preflight/definition-checks.ts'
import { pathOf } from './schema-fields.ts'

interface RequestedRepo {
  /** What of the job it is for: service and module, or the name of a test or scan; empty for the whole job. */
  readonly target: readonly string[]
  readonly path: string
  readonly entry: Mapping
}

const NAME_FIELDS = ['service_name', 'service_module', 'testing_name', 'scanning_name']

/** Every `repo_info` entry of a job and of the items in its lists (contract §4.5), with paths from `path` on. */
export function requestedRepos(parameters: unknown, path = ''): readonly RequestedRepo[] {
  const target = NAME_FIELDS.map((field) => textAt(parameters, field)).filter((name) => name !== '')
  return Object.keys(asMapping(parameters)).flatMap((key) =>
    mappingsAt(parameters, key).flatMap((item, index): readonly RequestedRepo[] => {
      const at = pathOf(path, key, index)
      return key === 'repo_info' ? [{ target, path: at, entry: item }] : requestedRepos(item, at)
    }),
  )
}

/** The commits that a body asks for. The server ignores one without `enable_commit` (contract §4.5). */
export function requestedCommits(body: Pick<ExecuteBody, 'inputs'>): readonly RequestedCommit[] {
  return body.inputs.flatMap((input) =>
    requestedRepos(input.parameters)
      .filter(({ entry }) => flagAt(entry, 'enable_commit') && textAt(entry, 'commit_id') !== '')
      .map(({ target, entry }) => ({
        job: input.job_name,
        target,
        namespace: textAt(entry, 'repo_namespace'),
        name: textAt(entry, 'repo_name'),
        commit: textAt(entry, 'commit_id'),
      })),
  )
}

/** Every stored repository in a job's document, wherever its type keeps them. */
export function storedRepos(document: unknown): readonly Mapping[] {
  return mappingsIn(document).flatMap((mapping) => mappingsAt(mapping, 'repos'))
}

interface CodeHost {
  readonly name: string
  readonly id: number
  readonly type: string
}

/** The code hosts of repositories that the payload, which has the name, and the definition, which has the id, share. */
function knownCodeHosts(payload: Payload, definition: WorkflowDefinition): readonly CodeHost[] {
  return payload.jobs.flatMap((job) => {
    const configured = storedRepos(findJob(definition, job.name)?.spec)
    return requestedRepos(job.parameters).flatMap(({ entry }) => {
      const same = configured.filter((repo) => repoName(repo) === repoName(entry))
      const [first] = same
      // Two code hosts can have a repository of one name.
      if (first === undefined || new Set(same.map((repo) => repo['codehost_id'])).size !== 1) return []
      const id = numberAt(first, 'codehost_id')
      return [{ name: textAt(entry, 'codehost_name'), id, type: textAt(first, 'source') }]
    })
  })
}

/**
 * The payload with every configured repository of the tests and scans that it lists repositories for: Zadig runs them
 * without those that a `repo_info` leaves out (contract §4.5). `notes` are sentences about what was added.
 */
export function completeRepos(
  payload: Payload,
  definition: WorkflowDefinition,
): { readonly payload: Payload; readonly notes: readonly string[] } {
  const hosts = knownCodeHosts(payload, definition)
  const notes: string[] = []

  function complete(job: PayloadJob): PayloadJob {
    const defined = findJob(definition, job.name)
    const changed = itemLists(defined?.type ?? '').flatMap(({ list, itemOf }) => {
      const items = knownMappingsAt(job.parameters, list)
      const completed = items?.map((item) => completeItem(item, itemOf(item, defined?.spec), job))
      return completed === undefined ? [] : [[list, completed] as const]
    })
    return { ...job, parameters: { ...job.parameters, ...Object.fromEntries(changed) } }
  }

  function completeItem(item: Mapping, stored: Mapping | undefined, job: PayloadJob): Mapping {
    const added = leftOutRepos(item, stored).flatMap((repo) => {
      const host = hosts.find(({ id, type }) => id === numberAt(repo, 'codehost_id') && type !== 'perforce')
      return host === undefined || textAt(repo, 'branch') === '' ? [] : [entryOf(repo, host.name)]
    })
    if (added.length === 0) return item
    const names = added.map((entry) => `${quoted(repoName(entry))} (${quoted(textAt(entry, 'branch'))})`)
    notes.push(
      `Job ${quoted(job.name)}: \`repo_info\` gets ${names.join(', ')} too, as configured: Zadig drops the repositories that it leaves out.`,
    )
    return { ...item, repo_info: [...mappingsAt(item, 'repo_info'), ...added] }
  }

  return { payload: { ...payload, jobs: payload.jobs.map(complete) }, notes }
}

function entryOf(repo: Mapping, host: string): Mapping {
  const prs = listAt(repo, 'prs')
  return {
    codehost_name: host,
    repo_namespace: textAt(repo, 'repo_namespace') || textAt(repo, 'repo_owner'),
    repo_name: textAt(repo, 'repo_name'),
    branch: textAt(repo, 'branch'),
    ...(prs.length > 0 ? { prs } : {}),
    ...(flagAt(repo, 'enable_commit') ? { enable_commit: true, commit_id: textAt(repo, 'commit_id') } : {}),
  }
}

/** Problems with general jobs that are sent repositories on a code host of type `other` (contract §4.5). */
export function checkCodeHosts(payload: Payload, definition: WorkflowDefinition): readonly Problem[] {
  const others = knownCodeHosts(payload, definition)
    .filter(({ type }) => type === 'other')
    .map(({ name }) => name)
  return payload.jobs
    .filter(({ name }) => findJob(definition, name)?.type === 'freestyle')
    .flatMap((job) => requestedRepos(job.parameters, job.path))
    .filter(({ entry }) => others.includes(textAt(entry, 'codehost_name')))
    .map(({ path, entry }) => ({
      path,
      message: `The job would fail when it fetches ${quoted(repoName(entry))}: ${quoted(textAt(entry, 'codehost_name'))} is a code host of type \`other\`, and a general job that gets \`repo_info\` has no credentials for one. Leave \`repo_info\` out, and the job checks out its configured repositories (Zadig ≥ 4.2); in the definition \`tag: "{{.workflow.params.TAG}}"\` takes a revision from a variable.`,
    }))
}
