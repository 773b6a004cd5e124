// What the files of a stage do to what it has collected: contract §5.1 and §5.2.
import { existsSync, readFileSync } from 'node:fs'

import { prependPath, type StageEffects } from './command-effects.ts'
import { foldCase } from './dotnet-text.ts'
import type { StageFiles } from './environment.ts'
import {
  decodeFile,
  FileCommandError,
  OUTPUT_LIMIT,
  parseKeyValues,
  parsePathLines,
  SUMMARY_LIMIT,
} from './file-command.ts'
import type { Masker } from './masks.ts'
import type { RunnerDifferences } from './other-runners.ts'
import type { StepLog } from './step-log.ts'

/** Applies the command files of a stage, however it ended. Returns the summary, masked. */
export function processFiles(
  files: StageFiles,
  effects: StageEffects,
  log: StepLog,
  masker: Masker,
  differences: RunnerDifferences,
): string | undefined {
  const process = (name: string, path: string, read: (text: string) => void): void => {
    try {
      if (existsSync(path)) read(decodeFile(readFileSync(path)))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log.annotate('error', `Unable to process file command '${name}' successfully.`)
      log.annotate('error', message)
      effects.failureReasons.push(message)
    }
  }
  process('path', files.path, (text) => {
    for (const directory of parsePathLines(text)) prependPath(effects.path, directory)
  })
  process('env', files.env, (text) => {
    for (const [name, value] of parseKeyValues(text)) {
      if (foldCase(name) !== 'NODE_OPTIONS') effects.env.set(name, value)
      else log.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
    }
  })
  const { fileLineBytes = Infinity } = differences
  process('state', files.state, (text) => {
    checkLines(text, fileLineBytes)
    for (const [name, value] of parseKeyValues(text)) effects.state.set(name, value)
  })
  process('output', files.output, (text) => {
    checkLines(text, fileLineBytes)
    for (const [name, value] of parseKeyValues(text)) effects.outputs.set(name, value)
    const outputs = Object.entries(effects.outputs.toRecord())
    const units = outputs.reduce((sum, [, value]) => sum + value.length, 0)
    if (units <= OUTPUT_LIMIT) return
    for (const [name] of outputs) effects.outputs.delete(name)
    throw new FileCommandError(`The outputs have ${units} UTF-16 units, more than 1 MB.`)
  })
  return readSummary(files.summary, log, masker)
}

function readSummary(path: string, log: StepLog, masker: Masker): string | undefined {
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  if (bytes.length === 0) return undefined
  if (bytes.length > SUMMARY_LIMIT) {
    log.annotate(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${SUMMARY_LIMIT / 1024}k, got ${Math.trunc(bytes.length / 1024)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
    )
    return undefined
  }
  return decodeFile(bytes)
    .split(/\r\n|\r|\n/)
    .map((line) => masker.mask(line))
    .join('\n')
}

/** Throws if a line is too long for the runner, which then ignores the whole file. */
function checkLines(text: string, limit: number): void {
  if (limit !== Infinity && text.split('\n').some((line) => Buffer.byteLength(line) >= limit)) {
    throw new FileCommandError('bufio.Scanner: token too long')
  }
}
