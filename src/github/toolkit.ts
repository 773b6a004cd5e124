/**
 * The parts of @actions/core that a step needs, by their own paths. Its index loads an HTTP client, and with it a whole
 * second undici, for tokens that this action never asks for: 1.4 MB and some 40 ms of every start. The paths are not
 * promised by the package, whose version is therefore pinned.
 */
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../node_modules/@actions/core/lib/file-command.js'

export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** Makes an annotation; its message may have several lines. */
export function annotate(level: AnnotationLevel, message: string, title = ''): void {
  issueCommand(level, title === '' ? {} : { title }, message)
}

/** Fails the step, at its natural end: an exit now would lose output that is still on its way. */
export function setFailed(message: string): void {
  process.exitCode = 1
  annotate('error', message)
}

/** A line that shows in step debug logging only. */
export function debug(message: string): void {
  issueCommand('debug', {}, message)
}

/** From now on the runner shows `***` for this value. */
export function setSecret(value: string): void {
  issueCommand('add-mask', {}, value)
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
