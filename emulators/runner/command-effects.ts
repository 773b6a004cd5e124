// What each command does to the log and to what a stage has collected: contract §1.3.
import { commandLocation } from './annotation.ts'
import type { Command } from './command-grammar.ts'
import { type CaseInsensitiveMap, foldCase } from './dotnet-text.ts'
import { maskValues, type Masker } from './masks.ts'
import { type MatcherRegistry, readMatcherFile } from './matcher-config.ts'
import type { RunnerDifferences } from './other-runners.ts'
import type { StepLog } from './step-log.ts'

/** What commands and files of a stage have collected. */
export type StageEffects = {
  readonly outputs: CaseInsensitiveMap
  readonly state: CaseInsensitiveMap
  readonly env: Map<string, string>
  readonly path: string[]
  /** Values that the action registered, in order. */
  readonly masks: string[]
  /** Why the step fails, also with exit code 0. */
  readonly failureReasons: string[]
}

/** What a command processor works on. */
export type CommandTargets = {
  readonly log: StepLog
  readonly masker: Masker
  readonly matchers: MatcherRegistry
  readonly effects: StageEffects
  readonly workspace: string
  /** Variables of job and step, in which the two ACTIONS_ALLOW_… switches are looked up. */
  readonly env: Readonly<Record<string, string>>
  readonly debug: boolean
  readonly differences: RunnerDifferences
}

/** Registers the values of an add-mask command; logs that if commands are echoed. */
export function addMask(command: Command, targets: CommandTargets, echo: boolean): void {
  const { log, masker, effects, differences } = targets
  const values = differences.masksValueOnly === true ? [command.data].filter(Boolean) : maskValues(command.data)
  if (values.length === 0) {
    log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
    return
  }
  if (echo) log.write('::add-mask::***')
  for (const value of values) masker.add(value)
  effects.masks.push(...values)
}

/** Carries out any command but echo, add-mask and stop-commands. Throws an `Error` that fails the step. */
export function runCommand(name: string, command: Command, targets: CommandTargets): void {
  const { log, effects, matchers, workspace } = targets
  switch (name) {
    case 'error':
    case 'warning':
    case 'notice':
      log.annotate(name, command.data, commandLocation(command.properties, workspace))
      return
    case 'debug':
      log.debug(command.data)
      return
    case 'group':
      log.write(`##[group]${command.data}`)
      return
    case 'endgroup':
      log.write('##[endgroup]')
      return
    case 'set-output':
      warnDeprecated(name, log)
      effects.outputs.set(requiredName(name, command), command.data)
      return
    case 'save-state':
      warnDeprecated(name, log)
      effects.state.set(requiredName(name, command), command.data)
      return
    case 'set-env': {
      requireUnsecure(name, targets)
      const variable = requiredName(name, command)
      if (foldCase(variable) !== 'NODE_OPTIONS') effects.env.set(variable, command.data)
      else log.annotate('error', "Can't update NODE_OPTIONS environment variable using ::set-env:: command.")
      return
    }
    case 'add-path':
      requireUnsecure(name, targets)
      if (command.data === '') throw new Error("Value cannot be null. (Parameter 'path')")
      prependPath(effects.path, command.data)
      return
    case 'add-matcher':
      if (command.data === '') log.annotate('warning', 'File path must be specified.')
      else matchers.add(readMatcherFile(command.data, workspace))
      return
    case 'remove-matcher':
      removeMatchers(command, targets)
  }
}

/** Puts a directory last in the list of those that go before PATH; each is there once. */
export function prependPath(path: string[], directory: string): void {
  const index = path.indexOf(directory)
  if (index >= 0) path.splice(index, 1)
  path.push(directory)
}

function removeMatchers(command: Command, { log, matchers, workspace }: CommandTargets): void {
  const owner = property(command, 'owner')
  if (owner !== '' && command.data !== '') {
    log.annotate(
      'warning',
      'Either specify an owner name or a file path in ##[remove-matcher] command. Both values cannot be set.',
    )
  } else if (owner !== '') matchers.remove([owner])
  else if (command.data !== '')
    matchers.remove(readMatcherFile(command.data, workspace).map((matcher) => matcher.owner))
  else {
    log.annotate('warning', 'Either an owner name or a file path must be specified in ##[remove-matcher] command.')
  }
}

function property(command: Command, name: string): string {
  return Object.entries(command.properties).find(([key]) => foldCase(key) === foldCase(name))?.[1] ?? ''
}

function requiredName(name: string, command: Command): string {
  const value = property(command, 'name')
  if (value === '') throw new Error(`Required field 'name' is missing in ##[${name}] command.`)
  return value
}

function requireUnsecure(name: string, targets: CommandTargets): void {
  if (targets.env['ACTIONS_ALLOW_UNSECURE_COMMANDS']?.trim().toLowerCase() === 'true') return
  throw new Error(
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`,
  )
}

function warnDeprecated(name: string, log: StepLog): void {
  log.annotate(
    'warning',
    `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`,
  )
}
