import type { Runner } from '../ports/runner.ts'
import { textBlock } from '../report/text-block.ts'
import type { Verdict } from '../report/verdict.ts'
import type { PreparedPayload } from './prepare-payload.ts'

/** Shows the request body that would be sent, with credentials as `***`, and sets it as an output; nothing is sent. */
export async function dryRun({ body, credentials }: PreparedPayload, runner: Runner): Promise<Verdict> {
  const text = JSON.stringify(masked(body, credentials), undefined, 2)
  await runner.print(`The body that would be sent:\n${textBlock(text, 10_000)}\n`)
  runner.setOutput('payload', JSON.stringify(masked(body, credentials)))
  return { passed: true, sentence: 'Dry run: nothing was triggered.', advice: '' }
}

/** Shorter credentials are hidden where they are the whole value only: hiding every `a` would hide the body itself. */
const MIN_PART = 4

/** The same value with each credential inside a string replaced; longer ones first, since one can contain another. */
function masked(value: unknown, credentials: readonly string[]): unknown {
  const secrets = credentials.filter(({ length }) => length >= MIN_PART).toSorted((a, b) => b.length - a.length)
  const hide = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return credentials.includes(part) ? '***' : secrets.reduce((text, secret) => text.replaceAll(secret, '***'), part)
    }
    if (Array.isArray(part)) return part.map(hide)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]))
  }
  return hide(value)
}
