import type { GithubApi } from '../ports/github-api.ts'
import type { StatusPlace } from '../ports/step-state.ts'
import type { Channel } from './channel.ts'

/** A commit status that links to the task. */
export function commitStatusChannel(github: GithubApi, place: StatusPlace): Channel {
  const { url: targetUrl, sha, context } = place
  return {
    name: 'commit status',
    permission: 'statuses: write',
    savedAs: 'openStatus',
    place: () => place,
    open: () => Promise.resolve(undefined),
    write(state) {
      const shown =
        state.kind === 'in-progress' ? { state: 'pending' as const, description: state.description } : state.end
      return github.createCommitStatus({ sha, context, targetUrl, ...shown })
    },
  }
}
