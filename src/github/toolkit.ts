/**
 * The parts of @actions/core that a step needs, by their own paths. Its index loads an HTTP client, and with it a whole
 * second undici, for tokens that this action never asks for: 1.4 MB and some 40 ms of every start. The paths are not
 * promised by the package, whose version is therefore pinned.
 */
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'

import { MIN_SECRET_LENGTH } from '../secrets/find.ts'

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** Makes an annotation; its message may have several lines. */
export function annotate(level: AnnotationLevel, message: string, title = ''): void {
  issue(level, message, title)
}

/** Fails the step, at its natural end: an exit now would lose output that is still on its way. */
export function setFailed(message: string): void {
  process.exitCode = 1
  annotate('error', message)
}

/** A line that shows in step debug logging only. */
export function debug(message: string): void {
  issue('debug', message)
}

/** From now on the runner shows `***` for this value. */
export function setSecret(value: string): void {
  const { ACT, GITEA_ACTIONS } = process.env
  const isAct = (ACT ?? '') !== '' && (GITEA_ACTIONS ?? '') === ''
  for (const form of maskForms(value, isAct)) process.stdout.write(`::add-mask::${behindColons(form)}\n`)
}

/** Writes a command: the one place from which annotations and debug lines go out. */
function issue(command: string, message: string, title = ''): void {
  issueCommand(command, title === '' ? {} : { title: beforeColons(title) }, behindColons(message))
}

/**
 * GitHub's runner compares by culture rules: it misses the `::` before a combining mark, and takes a later one that the
 * message may hold (runner contract §1.2). A space keeps the mark off; the runner trims it from a mask.
 */
function behindColons(text: string): string {
  return STARTS_WITH_MARK.test(text) ? ` ${text}` : text
}

/** It misses those, too, that a code point such as U+0600 draws to itself; none is ASCII. */
function beforeColons(title: string): string {
  return /[^\p{ASCII}]$/u.test(title) ? `${title} ` : title
}

/** Sets an output of the step; outside of a runner, where there is no file for it, nothing. */
export function setOutput(name: string, value: string): void {
  writeFileCommand('OUTPUT', name, value)
}

/** Keeps a value for the post step; outside of a runner nothing. */
export function saveState(name: string, value: string): void {
  writeFileCommand('STATE', name, value)
}

function writeFileCommand(command: 'OUTPUT' | 'STATE', name: string, value: string): void {
  if ((process.env[`GITHUB_${command}`] ?? '') !== '') issueFileCommand(command, prepareKeyValueMessage(name, value))
}

/** What a runner decodes in the data of a command (runner contract §1.2). */
const ESCAPES = /%(?:25|0D|0A)/
/** Begins with a combining mark, or with something else that hides the `::` before it (runner contract §1.2). */
export const STARTS_WITH_MARK = /^[\p{M}\p{C}\p{Default_Ignorable_Code_Point}\uff9e\uff9f]/u
const LEADING = new RegExp(`^(?:${STARTS_WITH_MARK.source.slice(1)}|:)+`, 'u')

/**
 * The data of the `add-mask` commands that hide a secret on every runner, in the order in which they are to be printed.
 * Each is written as it is, without further escapes.
 *
 * - GitHub's runner undoes `%25`, `%0D` and `%0A`; Forgejo's 12 and act_runner 0.2.11 undo nothing. What holds none of
 *   the three is the same for both without escapes; what does comes escaped and as it is.
 * - act takes what follows the last `::` of a line, and prints the line where that leaves no command that it knows. It
 *   gets the pieces between them, and not the whole.
 * - Without its leading marks a secret is found behind whatever character they are printed on.
 *
 * @param takesLastColons whether the runner is act
 */
export function maskForms(secret: string, takesLastColons: boolean): readonly string[] {
  const bare = secret.replace(LEADING, '')
  const pieces = bare.split(/:{2,}|%0D|%0A/)
  const parts = [...(bare === secret ? [] : [bare]), ...(pieces.length === 1 ? [] : pieces)].filter(
    ({ length }) => length >= MIN_SECRET_LENGTH,
  )
  const inParts = parts.flatMap((part) => maskForms(part, takesLastColons))
  const whole = takesLastColons && /^:|::/.test(secret) ? [] : wholeForms(secret)
  return [...new Set([...inParts, ...whole])]
}

function wholeForms(secret: string): readonly string[] {
  const escaped = secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  if (/[\r\n]/.test(secret)) return [escaped]
  if (!ESCAPES.test(secret)) return [secret]
  // GitHub's runner makes a mask of each line of what it decodes: a short one would riddle the log.
  const decoded = secret.replaceAll(/%0[DA]/g, '\n').replaceAll('%25', '%')
  const lines = decoded.split('\n').flatMap((line) => line.trim() || [])
  return lines.length > 0 && lines.every(({ length }) => length >= MIN_SECRET_LENGTH) ? [secret, escaped] : [escaped]
}
