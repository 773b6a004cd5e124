import type { GithubEvent } from '../../src/payload/read/github-event.ts'

/** A push to main of `example/shop`; every field can be replaced. */
export function anEvent(changes: Partial<GithubEvent> = {}): GithubEvent {
  return {
    eventName: 'push',
    ref: 'refs/heads/main',
    sha: '1'.repeat(40),
    refName: 'main',
    refType: 'branch',
    headRef: '',
    baseRef: '',
    repository: 'example/shop',
    payload: { repository: { default_branch: 'main' } },
    ...changes,
  }
}
