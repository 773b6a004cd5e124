import { phaseOf } from '../task/status.ts'
import type { Job } from '../task/task.ts'
import { ESCAPE_SEQUENCES, sanitizeLine } from './sanitize.ts'

/** Lines that are looked at, from the end: what failed is near it, and what was retried long before is no cause. */
const LOOK_AT = 120
/** Lines between two findings of one failure, such as a trace. */
const SAME_FAILURE = 20

/**
 * Why a job failed, the most telling first: who rejected it, its own error and what its log says. An error that only
 * tells the exit code comes last.
 */
export function reasonsOf(job: Pick<Job, 'error' | 'status' | 'gate'>, tail: readonly string[]): readonly string[] {
  const own = sanitizeLine(job.error, 1_000)
  const found = errorLine(tail) ?? ''
  const reasons = EXIT_CODE.test(own) ? [found, own] : [rejection(job), own, found]
  return reasons.filter((reason, index) => reason !== '' && reasons.indexOf(reason) === index)
}
const EXIT_CODE = /^.{0,60}\bexit(?:ed)?(?: with)?(?: status| code)?:? \d+\.?$/i

function rejection({ status, gate }: Pick<Job, 'status' | 'gate'>): string {
  if (phaseOf(status) !== 'rejected') return ''
  const rejecter = gate?.approvers.find(({ decision }) => decision === 'reject')
  if (rejecter === undefined) return ''
  return sanitizeLine(`${rejecter.name} rejected it${rejecter.comment === '' ? '' : `: “${rejecter.comment}”`}`)
}

/**
 * The line of a failed job's log that says why: the first error of the last group of errors. Logs end with banners, a sum
 * and an exit code, so the last line says nothing; the first of all can be one that a retry got over.
 *
 * @param lines the log's last lines, as Zadig has them
 * @returns the line, through the door and without Zadig's time in front; undefined where none looks like an error
 */
export function errorLine(lines: readonly string[]): string | undefined {
  const shown = lines.slice(-LOOK_AT).map((line) => sanitizeLine(unstamped(line), 400))
  return firstOfLastGroup(shown, (line) => CAUSE.test(line)) ?? firstOfLastGroup(shown, (line) => SYMPTOM.test(line))
}

/** Without the time before each line of a script (contract §7.1): behind it a line's first word would not be its first. */
function unstamped(line: string): string {
  return line.replace(ESCAPE_SEQUENCES, '').replace(/^\s*\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/, '')
}

function firstOfLastGroup(lines: readonly string[], isError: (line: string) => boolean): string | undefined {
  let found: number | undefined
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? ''
    if (found !== undefined && found - index > SAME_FAILURE) break
    if (isError(line) && !NOTHING.test(line)) found = index
  }
  return found === undefined ? undefined : lines[found]
}

/** Words with which compilers, run times, shells and tools name a cause. */
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

/** Words that only say that something went wrong. */
const SYMPTOM = /\bfail(?:ed|ure|s)?\b|^\s*[✗✘✖×●]|\berrors?\b|exit(?:ed)?(?: with)? (?:status|code)|错误|失败|异常/i

/** What such words stand in although nothing is wrong. */
const NOTHING =
  /\b(?:0|no|without|ignoring) (?:errors?|fail(?:ed|ures?))|\b(?:errors?|fail(?:ed|ures?))\s*[:=]\s*(?:0\b|none|null|false)|^\s*(?:ok|✓|✔|√)\s|\bwarn(?:ing)?\b\s*[:\]]/i
