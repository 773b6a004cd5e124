import type { Core } from '../core.ts'
import { atLeast } from '../version.ts'
import type { User } from '../world.ts'
import type { Reply } from './reply.ts'
import { emptyReply, jsonReply } from './reply.ts'

export type GatewayCheck = { readonly ok: true; readonly user: User } | { readonly ok: false; readonly reply: Reply }

/**
 * The external authoriser (contract §2): exactly two segments in the header, `?token=` before the header, and an empty
 * 401 for everything that is wrong with a token.
 */
export function authorise(core: Core, header: string | undefined, query: URLSearchParams): GatewayCheck {
  const segments = (header ?? '').split(' ')
  const token = query.get('token') ?? (segments.length === 2 ? segments[1] : undefined)
  const strict = atLeast(core.version, '4.3')
  const check = token === undefined ? undefined : core.tokens.check(token, strict)
  if (check === undefined || !check.ok) return { ok: false, reply: emptyReply(401) }
  const { mfa } = core.options
  if (strict && mfa !== undefined)
    return { ok: false, reply: jsonReply({ reason: mfa }, 403, { 'x-zadig-auth-reason': mfa }) }
  return { ok: true, user: check.user }
}
