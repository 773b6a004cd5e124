/**
 * The parts of @actions/core that a step needs, imported by their paths, because the package exports only its index. The
 * index loads an HTTP client and with it a second undici: 1.4 MB and 40 ms of every start (measured in the bundle). The
 * package does not promise these paths, so its version is pinned.
 */
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'
import { MIN_SECRET_LENGTH } from '../secrets/find.ts'

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** Adds an annotation; its message may have several lines. */
export function annotate(level: AnnotationLevel, message: string, title = ''): void {
  issueCommand(level, title === '' ? {} : { title: endForColons(title) }, startForColons(message))
}

/** Fails the step when the process ends by itself: an exit now would lose output that is still buffered. */
export function setFailed(message: string): void {
  process.exitCode = 1
  annotate('error', message)
}

/** Prints a line that only step debug logging shows. */
export function debug(message: string): void {
  issueCommand('debug', {}, startForColons(message))
}

/** Sets an output of the step; does nothing outside of a runner. */
export function setOutput(name: string, value: string): void {
  writeFileCommand('OUTPUT', name, value)
}

/** Keeps a value for the post step; does nothing outside of a runner. */
export function saveState(name: string, value: string): void {
  writeFileCommand('STATE', name, value)
}

function writeFileCommand(command: 'OUTPUT' | 'STATE', name: string, value: string): void {
  if ((process.env[`GITHUB_${command}`] ?? '') !== '') issueFileCommand(command, prepareKeyValueMessage(name, value))
}

/** From now on the runner shows `***` for this value. */
export function setSecret(value: string): void {
  const { ACT, GITEA_ACTIONS } = process.env
  const isAct = (ACT ?? '') !== '' && (GITEA_ACTIONS ?? '') === ''
  for (const form of maskForms(value, isAct)) process.stdout.write(`::add-mask::${startForColons(form)}\n`)
}

/**
 * The data of the `add-mask` commands that hide a secret on every runner, in the order in which they are to be printed, each
 * without further escapes (runner contract §1.2).
 *
 * - GitHub's runner decodes `%25`, `%0D` and `%0A`; Forgejo's 12 and act_runner 0.2.11 decode nothing. A secret with one of
 *   these three is written escaped and as it is.
 * - act reads what follows the last `::` of a line, and prints the line if that leaves no known command. It gets the pieces
 *   between them instead of the whole.
 * - A combining mark at the start joins the character that is printed before it: the secret is masked without it too.
 */
export function maskForms(secret: string, isAct: boolean): readonly string[] {
  const bare = secret.replace(LEADING_MARKS, '')
  const pieces = bare.split(/:{2,}|%0D|%0A/)
  const parts = [...(bare === secret ? [] : [bare]), ...(pieces.length === 1 ? [] : pieces)].filter(
    ({ length }) => length >= MIN_SECRET_LENGTH,
  )
  const inParts = parts.flatMap((part) => maskForms(part, isAct))
  const whole = isAct && /^:|::/.test(secret) ? [] : wholeForms(secret)
  return [...new Set([...inParts, ...whole])]
}

function wholeForms(secret: string): readonly string[] {
  const escaped = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  if (/[\r\n]/.test(secret)) return [escaped]
  if (!/%(?:25|0D|0A)/.test(secret)) return [secret]
  // GitHub's runner masks each line of the decoded text: a short line would mask parts of ordinary words.
  const decoded = secret.replaceAll(/%0[DA]/g, '\n').replaceAll('%25', '%')
  const lines = decoded.split('\n').flatMap((line) => line.trim() || [])
  return lines.length > 0 && lines.every(({ length }) => length >= MIN_SECRET_LENGTH) ? [secret, escaped] : [escaped]
}

/** Starts with a combining mark, or another character that hides the `::` before it (runner contract §1.2). */
export const STARTS_WITH_MARK = /^[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]/u
const LEADING_MARKS = new RegExp(`^(?:${STARTS_WITH_MARK.source.slice(1)}|:)+`, 'u')

/**
 * GitHub's runner searches by culture rules: it misses a `::` before a combining mark, and may find a later one inside the
 * message (runner contract §1.2). A space separates them; the runner trims it from a mask.
 */
function startForColons(text: string): string {
  return STARTS_WITH_MARK.test(text) ? ` ${text}` : text
}

/** It also misses a `::` after some characters, such as U+0600; none is ASCII. */
function endForColons(title: string): string {
  return /[^\p{ASCII}]$/u.test(title) ? `${title} ` : title
}
