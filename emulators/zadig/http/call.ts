import type { Core } from '../core.ts'
import { BindingFailure, BusinessError, NoPermission } from '../errors.ts'
import type { Role, User } from '../seed-data.ts'
import type { Reply } from './reply.ts'

/** One authenticated request, as a handler sees it. */
export interface Call {
  readonly user: User
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: string
}

export type Handler = (core: Core, call: Call) => Reply

const roles: readonly Role[] = ['reader', 'runner', 'editor', 'admin']

/** Demands at least that role in the project, which system admins always have; otherwise an empty 403 (contract §2.2). */
export function demand(user: User, project: string, role: Role): void {
  const has = user.roles[project]
  if (user.systemAdmin || (has !== undefined && roles.indexOf(has) >= roles.indexOf(role))) return
  throw new NoPermission(`${user.name} is no ${role} of ${project}`)
}

/** A query parameter that must not be empty. */
export function required(query: URLSearchParams, name: string): string {
  const value = query.get(name) ?? ''
  if (value === '') throw new BusinessError(400, `${name} is required`)
  return value
}

/** An integer of the query, or its default; anything else fails the binding: an empty 400. */
export function integerQuery(query: URLSearchParams, name: string, fallback: number): number {
  const value = query.get(name) ?? ''
  if (value === '') return fallback
  const integer = parseInt64(value)
  if (integer === undefined) throw new BindingFailure(`${name} is not an int64`)
  return integer
}

/** The task id of the path; `error` is the description that this endpoint answers to anything else. */
export function taskIdOf(params: Call['params'], error: string): number {
  const id = parseInt64(params['taskID'] ?? '')
  if (id === undefined) throw new BusinessError(400, error)
  return id
}

/** Go's `strconv.ParseInt`; undefined for what isn't an integer, or has more than 64 bits. */
function parseInt64(text: string): number | undefined {
  if (!/^[+-]?\d+$/u.test(text)) return undefined
  const value = BigInt(text.replace(/^\+/u, ''))
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined
}
