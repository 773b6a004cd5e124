import { createRequire } from 'node:module'

import { isMapping, type Mapping, mappingAt, mappingsAt, textAt } from '../../../src/json.ts'

const examples: unknown = createRequire(import.meta.url)('@octokit/webhooks-examples')

/** The first real webhook payload of an event that fits, from @octokit/webhooks-examples. */
export function realPayload(name: string, fits: (payload: Mapping) => boolean = () => true): Mapping {
  const events = Array.isArray(examples) ? examples.filter(isMapping) : []
  const found = events
    .filter((event) => textAt(event, 'name') === name)
    .flatMap((event) => mappingsAt(event, 'examples'))
    .find(fits)
  if (found === undefined) throw new Error(`There is no such payload of ${name}.`)
  return found
}

/** A payload whose pull request is changed: the real ones have none that is merged or comes from a fork. */
export function withPullRequest(payload: Mapping, changes: Mapping, head: Mapping = {}): Mapping {
  const pullRequest = mappingAt(payload, 'pull_request')
  return {
    ...payload,
    pull_request: { ...pullRequest, ...changes, head: { ...mappingAt(pullRequest, 'head'), ...head } },
  }
}
