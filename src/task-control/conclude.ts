import type { Runner } from '../ports/runner.ts'
import { type ActionSummary, renderActionSummary } from '../report/summary/action-summary.ts'
import { capitalised, type Verdict } from '../report/verdict.ts'

/** Prints the verdict of an action that does not follow a task, and writes its summary where it is wanted. */
export async function conclude(
  { verdict, url = '', facts = [], body = '' }: Pick<ActionSummary, 'verdict'> & Partial<ActionSummary>,
  wantsSummary: boolean,
  runner: Runner,
): Promise<Verdict> {
  if (wantsSummary) runner.appendSummary(renderActionSummary({ verdict, url, facts, body }))
  await runner.print(`${verdict.passed ? '✓' : '✗'} ${verdict.sentence}\n${url === '' ? '' : `  ${url}\n`}`)
  return verdict
}

/** A verdict that passes the step. */
export function passed(sentence: string): Verdict {
  return { passed: true, sentence: capitalised(sentence), advice: '' }
}

/** A verdict that fails it. */
export function failed(sentence: string, advice: string): Verdict {
  return { passed: false, sentence: capitalised(sentence), advice }
}

/** Does the work; where the runner stops the step meanwhile, the verdict says so. */
export async function stoppedBy(signal: AbortSignal, work: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await work()
  } catch (thrown) {
    if (signal.aborted && thrown === signal.reason) return failed(`The step was stopped (${String(thrown)}).`, '')
    throw thrown
  }
}
