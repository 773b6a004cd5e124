/**
 * The parts of @actions/core that a step needs, by their own paths. Its index loads an HTTP client, and with it a whole
 * second undici, for tokens that this action never asks for: 1.4 MB and some 40 ms of every start. The paths are not
 * promised by the package, whose version is therefore pinned.
 */
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'

import { maskForms, STARTS_WITH_MARK } from './runner.ts'

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
