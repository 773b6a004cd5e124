import type { RequestedCommit } from '../task/sources.ts'
import type { ExecuteBody } from './body.ts'
import { flagAt, textAt } from '../json.ts'
import { requestedRepos } from './requested-repos.ts'

/** The commits that a body asks for. The server only looks at one beside `enable_commit` (contract §4.5). */
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
