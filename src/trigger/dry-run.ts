import type { Runner } from '../ports/runner.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeBlock } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import type { PreparedPayload } from './prepare-payload.ts'

/** Shows the request body that would be sent, with credentials as `***`, and sets it as an output; nothing is sent. */
export async function dryRun({ body, credentials, plan }: PreparedPayload, runner: Runner): Promise<Verdict> {
  const text = JSON.stringify(hideSecrets(body, credentials), undefined, 2)
  await runner.print(`The body that would be sent:\n${sanitizeBlock(text, 10_000)}\n`)
  if (plan === undefined)
    await runner.print('With `preflight: off` only values that the payload itself marks as credentials are hidden.\n')
  runner.setOutput('payload', jsonLines(hideSecrets(body, credentials)))
  const sentence = 'Dry run: nothing was triggered.'
  await runner.print(`${sentence}\n`)
  return { passed: true, sentence, advice: '' }
}
