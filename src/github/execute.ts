import { ActionError, errorMessage, InputError } from '../errors.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { annotate, debug, setFailed } from './toolkit.ts'

/**
 * Runs a use case and turns its end into the step's: the one catch and the one `setFailed`. The exit code is left for the
 * process's natural end, since an exit with a backlog would lose output (runner contract §3).
 */
export async function execute(useCase: () => Promise<Verdict>): Promise<void> {
  try {
    const verdict = await useCase()
    if (!verdict.passed) setFailed(withAdvice(verdict.sentence, verdict.advice))
  } catch (thrown) {
    setFailed(failureText(thrown))
    if (thrown instanceof Error && !(thrown instanceof ActionError)) debug(sanitizeLine(thrown.stack ?? '', 4_000))
  }
}

/** As `execute`, for a post step: whatever happens is a warning, a post step never fails the job. */
export async function executePost(useCase: () => Promise<void>): Promise<void> {
  try {
    await useCase()
  } catch (thrown) {
    annotate('warning', failureText(thrown))
  }
}

function failureText(thrown: unknown): string {
  if (thrown instanceof InputError) {
    const problems = thrown.problems.map(({ path, message }) => `${sanitizeLine(path, 200)}: ${sanitizeBlock(message)}`)
    return withAdvice(problems.join('\n'), thrown.advice)
  }
  if (thrown instanceof ActionError) return withAdvice(sanitizeLine(thrown.message, 2_000), thrown.advice)
  return withAdvice(
    `Unexpected error: ${sanitizeLine(errorMessage(thrown), 1_000)}`,
    'This is a bug in the action: please report it.',
  )
}

function withAdvice(text: string, advice: string): string {
  return advice === '' ? text : `${text}\n${sanitizeLine(advice, 1_000)}`
}
