import { ActionError, errorMessage, InputError } from '../errors.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { annotate, debug, setFailed } from './toolkit.ts'

/** Runs a use case and fails the step if it does: the one catch and the one `setFailed` of a main step. */
export async function execute(useCase: () => Promise<Verdict>): Promise<void> {
  try {
    const verdict = await useCase()
    if (!verdict.passed) setFailed(withAdvice(verdict.sentence, verdict.advice))
  } catch (thrown) {
    setFailed(failureText(thrown))
    if (thrown instanceof Error && !(thrown instanceof ActionError)) debug(sanitizeLine(thrown.stack ?? '', 4_000))
  }
}

/** Runs a post step, which never fails the job: every failure is a warning. */
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
