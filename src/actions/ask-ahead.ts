import type { RunInputs } from './run-inputs.ts'
import type { ZadigApi } from '../ports/zadig-api.ts'
import type { Clock } from '../time/clock.ts'

/** Enough to connect to a near server: compiling half of the action holds the process up for as long again. */
const HEAD_START_MS = 5

/**
 * Does the work with a client that has asked for the workflow's definition already, where it will be needed: half of the
 * action, with its YAML reader and its schemas, loads while the answer is on its way. Work that ends before it needs the
 * answer, as with a payload that cannot be read, ends the question.
 */
export async function askAhead<Result>(
  inputs: RunInputs,
  { zadig, clock, signal }: { readonly zadig: ZadigApi; readonly clock: Clock; readonly signal: AbortSignal },
  work: (zadig: ZadigApi) => Promise<Result>,
): Promise<Result> {
  if (inputs.preflight === 'off') return work(zadig)
  const over = new AbortController()
  const asked = zadig.getDefinition(inputs, { signal: AbortSignal.any([signal, over.signal]) })
  // Whoever awaits it is told of its failure; nobody does where the payload cannot be read.
  asked.catch(() => undefined)
  try {
    await clock.sleep(HEAD_START_MS)
    return await work({ ...zadig, getDefinition: () => asked })
  } finally {
    over.abort()
  }
}
