// Request bodies that the emulator accepts, from GitHub's published description of its API.
import type { operations } from '@octokit/openapi-types'

type BodyOf<Operation extends keyof operations> = operations[Operation] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } }
}
  ? Body
  : never

export type CommitStatusBody = BodyOf<'repos/create-commit-status'>
export type DeploymentBody = BodyOf<'repos/create-deployment'>
export type DeploymentStatusBody = BodyOf<'repos/create-deployment-status'>
export type CommentBody = BodyOf<'issues/create-comment'>

/** What a field must be; `?` where it may be missing. The types compare these lists with GitHub's in both directions. */
type Rule = 'string' | 'string?' | 'boolean?' | 'list?' | 'any?' | readonly string[]
type Rules<Body> = Readonly<Record<keyof Body, Rule>>

const commitStatus = {
  state: ['error', 'failure', 'pending', 'success'],
  target_url: 'string?',
  description: 'string?',
  context: 'string?',
} satisfies Rules<CommitStatusBody>

const deployment = {
  ref: 'string',
  task: 'string?',
  auto_merge: 'boolean?',
  required_contexts: 'list?',
  payload: 'any?',
  environment: 'string?',
  description: 'string?',
  transient_environment: 'boolean?',
  production_environment: 'boolean?',
} satisfies Rules<DeploymentBody>

const deploymentStatus = {
  state: ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'],
  target_url: 'string?',
  log_url: 'string?',
  description: 'string?',
  environment: 'string?',
  environment_url: 'string?',
  auto_inactive: 'boolean?',
} satisfies Rules<DeploymentStatusBody>

const comment = { body: 'string' } satisfies Rules<CommentBody>

/** The rules of each body by its name in a route. */
const RULES = { commitStatus, deployment, deploymentStatus, comment } as const

/** The problems of a body; empty if it is valid. Descriptions have the limit that GitHub enforces. */
export function faultsOf(body: Readonly<Record<string, unknown>>, kind: keyof typeof RULES): readonly string[] {
  const rules: Readonly<Record<string, Rule>> = RULES[kind]
  const unknown = Object.keys(body).filter((key) => !(key in rules))
  const wrong = Object.entries(rules).filter(([key, rule]) => !fits(body[key], rule))
  const description = body['description']
  return [
    ...unknown.map((key) => `${key} is not a field`),
    ...wrong.map(([key]) => `${key} is missing or wrong`),
    ...(typeof description === 'string' && description.length > 140 ? ['description is too long'] : []),
    ...(typeof description === 'string' && /[\u{10000}-\u{10ffff}]/u.test(description)
      ? ['description contains unicode characters above 0xffff']
      : []),
    ...(typeof body['body'] === 'string' && body['body'].length > 65_536 ? ['body is too long'] : []),
  ]
}

function fits(value: unknown, rule: Rule): boolean {
  if (typeof rule !== 'string') return typeof value === 'string' && rule.includes(value)
  if (rule.endsWith('?') && value === undefined) return true
  switch (rule) {
    case 'string':
    case 'string?':
      return typeof value === 'string'
    case 'boolean?':
      return typeof value === 'boolean'
    case 'list?':
      return Array.isArray(value)
    case 'any?':
      return true
  }
}
