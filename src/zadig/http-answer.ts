import type { Exchange } from './exchange.ts'

export type Headers = Exchange['headers']

/** One header's first value, empty without it. Names are lower-case. */
export function header(headers: Headers, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Unix milliseconds of the `Date` header: the other side's clock. */
export function serverTime(headers: Headers): number | undefined {
  const time = Date.parse(header(headers, 'date'))
  return Number.isNaN(time) ? undefined : time
}

/**
 * Milliseconds that `Retry-After` asks to wait: seconds, or an HTTP date, which is measured on the clock of the side that
 * wrote it where that is known.
 *
 * @param now unix milliseconds
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = header(headers, 'retry-after').trim()
  if (/^\d+$/.test(value)) return Number(value) * 1_000
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : Math.max(0, time - (serverTime(headers) ?? now))
}

/** Reads a body to its end or to the bound, where the connection is given up. */
export async function readText(answer: Exchange, maxBytes: number): Promise<{ text: string; truncated: boolean }> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunks of answer.body) {
    for (const chunk of chunks) {
      parts.push(chunk)
      length += chunk.length
    }
    if (length > maxBytes) break
  }
  // A TextDecoder takes off a byte order mark, which JSON.parse would stumble over.
  const text = new TextDecoder().decode(Buffer.concat(parts, Math.min(length, maxBytes)))
  return { text, truncated: length > maxBytes }
}

/** Where an answer sends us: undefined when it is no redirect, or one that cannot be read. */
export function redirectTarget(status: number, headers: Headers, from: string): URL | undefined {
  const location = header(headers, 'location')
  if (![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, from)) return undefined
  return new URL(location, from)
}
