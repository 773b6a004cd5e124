import { phaseOf } from '../task/status.ts'
import type { Job } from '../task/task.ts'
import { ESCAPE_SEQUENCES, sanitizeLine } from './sanitize.ts'

/** Lines that are searched, from the end: an error long before it was retried, and is not the cause. */
const SEARCHED_LINES = 120
/** Most lines between two errors of one failure, such as a stack trace. */
const SAME_FAILURE_LINES = 20

/**
 * Why a job failed, most useful first: who rejected it, Zadig's error and the error in its log. An error that is only an
 * exit code comes last.
 */
export function failureReasons(
  job: Pick<Job, 'error' | 'status' | 'gate'>,
  tail: readonly string[],
): readonly string[] {
  const error = sanitizeLine(job.error, 1_000)
  const logged = errorLine(tail) ?? ''
  const reasons = EXIT_CODE.test(error) ? [logged, error] : [rejection(job), error, logged]
  return [...new Set(reasons)].filter((reason) => reason !== '')
}
const EXIT_CODE = /^.{0,60}\bexit(?:ed)?(?: with)?(?: status| code)?:? \d+\.?$/i

function rejection({ status, gate }: Pick<Job, 'status' | 'gate'>): string {
  if (phaseOf(status) !== 'rejected') return ''
  const rejecter = gate?.approvers.find(({ decision }) => decision === 'reject')
  if (rejecter === undefined) return ''
  return sanitizeLine(`${rejecter.name} rejected it${rejecter.comment === '' ? '' : `: “${rejecter.comment}”`}`)
}

/**
 * The line of a failed job's log that names the cause: the first error of the last group of errors. The last line is a
 * banner or an exit code; the first error of all may have been retried.
 *
 * @param lines the log's last lines, as Zadig has them
 * @returns the line, sanitized and without Zadig's time stamp; undefined if no line is an error
 */
export function errorLine(lines: readonly string[]): string | undefined {
  const shown = lines.slice(-SEARCHED_LINES).map((line) => sanitizeLine(unstamped(line), 400))
  return firstOfLastGroup(shown, (line) => CAUSE.test(line)) ?? firstOfLastGroup(shown, (line) => SYMPTOM.test(line))
}

/** Without the time stamp before each line of a script (contract §7.1), so that `^` matches the line's first word. */
function unstamped(line: string): string {
  return line.replace(ESCAPE_SEQUENCES, '').replace(/^\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/, '')
}

function firstOfLastGroup(lines: readonly string[], isError: (line: string) => boolean): string | undefined {
  let found: number | undefined
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ''
    if (found !== undefined && found - index > SAME_FAILURE_LINES) break
    if (isError(line) && !HARMLESS.test(line)) found = index
  }
  return found === undefined ? undefined : lines[found]
}

/** How compilers, run times, shells and tools name a cause. */
const CAUSE = new RegExp(
  [
    String.raw`\b[A-Z]\w*(?:Error|Exception|Failure)\b(?:\s*\[\w+\])?\s*:`,
    String.raw`(?:^|[\s:[(])(?:fatal|error|panic)(?:\s?\[?\w{0,12}\d+\]?)?\s*[:\]]`,
    String.raw`^(?:npm |yarn )?ERR!(?! A complete log)`,
    String.raw`\bERROR\b|\bFATAL\b`,
    String.raw`^\s*--- FAIL:`,
    String.raw`command not found|no such file or directory|permission denied|cannot find (?:module|package)|undefined reference`,
    String.raw`out of memory|OOMKilled|no space left|connection refused|ImagePullBackOff|CrashLoopBackOff`,
    '错误[:：]|异常[:：]|失败[:：]|找不到',
  ].join('|'),
  'i',
)

/** Words that say only that something failed. */
const SYMPTOM = /\bfail(?:ed|ure|s)?\b|^\s*[✗✘✖×●]|\berrors?\b|exit(?:ed)?(?: with)? (?:status|code)|错误|失败|异常/i

/** Lines with such words that report no error. */
const HARMLESS =
  /\b(?:0|no|without|ignoring) (?:errors?|fail(?:ed|ures?))|\b(?:errors?|fail(?:ed|ures?))\s*[:=]\s*(?:0\b|none|null|false)|^\s*(?:ok|✓|✔|√)\s|\bwarn(?:ing)?\b\s*[:\]]/i
