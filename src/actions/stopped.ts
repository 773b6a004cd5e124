import type { Verdict } from '../report/verdict.ts'
import { failed } from './conclude.ts'

/** Does the work; where the runner stops the step meanwhile, that is the step's end and not an error of its own. */
export async function stoppedBy(signal: AbortSignal, work: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await work()
  } catch (thrown) {
    if (signal.aborted && thrown === signal.reason) return failed(`The step was stopped (${String(thrown)}).`, '')
    throw thrown
  }
}
