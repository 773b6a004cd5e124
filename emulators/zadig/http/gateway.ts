import type { Core } from '../core.ts'
import { atLeast } from '../version.ts'
import type { User } from '../seed-data.ts'
import type { Reply } from './reply.ts'
import { emptyReply, jsonReply } from './reply.ts'

export type GatewayCheck = { readonly ok: true; readonly user: User } | { readonly ok: false; readonly reply: Reply }

/**
 * The external authoriser (contract §2): a header must have exactly two segments, even where `?token=` has a good token;
 * then `?token=` wins over the header. Everything that is wrong with a token is an empty 401.
 */
export function authorise(core: Core, header: string | undefined, query: URLSearchParams): GatewayCheck {
  const segments = header?.split(' ') ?? ['', '']
  if (segments.length !== 2) return { ok: false, reply: emptyReply(401) }
  const strict = atLeast(core.version, '4.3')
  const check = core.tokens.check(query.get('token') || (segments[1] ?? ''), strict)
  if (!check.ok) return { ok: false, reply: emptyReply(401) }
  const { mfa } = core.options
  if (strict && mfa !== undefined)
    return { ok: false, reply: jsonReply({ reason: mfa }, 403, { 'x-zadig-auth-reason': mfa }) }
  return { ok: true, user: check.user }
}
