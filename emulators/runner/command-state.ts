// Recognises the commands of a stage and keeps the state that they change: stopped or not, echoed or not. Contract §1.4.
import { addMask, type CommandTargets, runCommand } from './command-effects.ts'
import { type Command, parseAsAct, parseCommand, REGISTERED_COMMANDS } from './command-grammar.ts'
import { foldCase } from './dotnet-text.ts'

/** A recognised command; `ran` is false when it came while commands were stopped. */
export type RecognisedCommand = Command & { readonly line: string; readonly ran: boolean }

/** Handles the commands of both streams of one stage. */
export type CommandProcessor = {
  readonly commands: readonly RecognisedCommand[]
  /** Returns true when the line was a command and is dealt with. Throws {@link StopTokenError}. */
  readonly process: (line: string) => boolean
}

/** A bad token for stop-commands: it fails the step at once, while its process continues. */
export class StopTokenError extends Error {
  override readonly name = 'StopTokenError'
}

const BAD_STOP_TOKEN =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command. For more information see: https://docs.github.com/actions/learn-github-actions/workflow-commands-for-github-actions#example-stopping-and-starting-workflow-commands or opt into insecure command execution by setting the `ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS` environment variable to `true`."

/** Makes the processor of one stage: commands are not stopped, even if an earlier stage stopped them. */
export function createCommandProcessor(targets: CommandTargets): CommandProcessor {
  const { log, masker, effects } = targets
  const commands: RecognisedCommand[] = []
  const parse = targets.differences.takesLastColons === true ? parseAsAct : parseCommand
  const escaped = targets.differences.masksEscapedText === true
  let registered: ReadonlySet<string> = REGISTERED_COMMANDS
  let stopToken: string | undefined
  let echo = targets.debug

  const resume = (line: string): boolean => {
    log.write(line)
    log.debug('Resume processing commands')
    // If a command's name is allowed as token, that command is gone from here on, as in the runner.
    registered = new Set([...registered].filter((name) => name !== foldCase(stopToken ?? '')))
    stopToken = undefined
    return true
  }
  const stop = (token: string, line: string): boolean => {
    const allowed = isTrue(targets.env['ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS'])
    const bad = token === '' || foldCase(token) === 'PAUSE-LOGGING' || registered.has(foldCase(token))
    if (bad && !allowed) throw new StopTokenError(BAD_STOP_TOKEN)
    stopToken = token
    registered = new Set([...registered, foldCase(token)])
    if (token.length > 6) {
      masker.add(token)
      effects.masks.push(token)
    }
    log.write(line)
    log.debug('Paused processing commands until the token you called ::stopCommands:: with is received')
    return true
  }

  return {
    commands,
    process: (line) => {
      const command = parse(line, registered)
      if (command === undefined) return false
      const isResume = stopToken !== undefined && stopToken !== '' && foldCase(command.name) === foldCase(stopToken)
      commands.push({ ...command, line, ran: stopToken === undefined || isResume })
      if (isResume) return resume(line)
      if (stopToken !== undefined) {
        log.debug(`Process commands has been stopped and waiting for '##[${stopToken}]' to resume.`)
        return false
      }
      const name = command.name.toLowerCase()
      if (name === 'stop-commands') return stop(command.data, line)
      const quiet = OMIT_ECHO.has(name)
      if (echo && !quiet) log.write(line)
      try {
        if (name === 'echo') echo = readSwitch(command.data)
        else if (name === 'add-mask') addMask(escaped ? { ...command, data: dataIn(line) } : command, targets, echo)
        else runCommand(name, command, targets)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        log.annotate('error', `Unable to process command '${quiet ? name : line}' successfully.`)
        log.annotate('error', message)
        effects.failureReasons.push(message)
      }
      return true
    },
  }
}

/** The data of a `::` command with its escapes. */
function dataIn(line: string): string {
  return line.slice(line.indexOf('::', 2) + 2)
}

/** Commands that are not echoed: their effect shows, or must not. */
const OMIT_ECHO: ReadonlySet<string> = new Set(['add-mask', 'debug', 'error', 'notice', 'warning'])

function readSwitch(data: string): boolean {
  const value = data.trim().toUpperCase()
  if (value === 'ON' || value === 'OFF') return value === 'ON'
  throw new Error(
    data === ''
      ? "Value cannot be null. (Parameter 'value')"
      : `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
  )
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 'true', '$true'].includes(value.trim().toLowerCase())
}
