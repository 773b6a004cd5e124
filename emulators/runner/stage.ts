// One stage of a step, main or post: the process, its lines, its files, its result. Contract §1, §4.1 and §5.
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

import type { Annotation } from './annotation.ts'
import type { StageEffects } from './command-effects.ts'
import { createCommandProcessor, type RecognisedCommand } from './command-state.ts'
import { createCaseInsensitiveMap } from './dotnet-text.ts'
import { stageEnvironment, type StageEnvironment } from './environment.ts'
import { processFiles } from './file-effects.ts'
import { createLineHandler, type LineHandler } from './line-handler.ts'
import type { Masker } from './masks.ts'
import type { MatcherRegistry } from './matcher-config.ts'
import { type Ladder, type NodeProcess, startNodeProcess } from './node-process.ts'
import type { RunnerDifferences } from './other-runners.ts'
import { createStepLog } from './step-log.ts'

/** How a stage ended. */
export type StageConclusion = 'success' | 'failure' | 'cancelled'

/** Everything that the runner knows of a stage when it is over. */
export type StageResult = {
  readonly result: StageConclusion
  /** 128 and the signal's number when a signal ended the process; null when it never started, or still runs. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  /** Lines of the raw log, masked, without time stamps. */
  readonly log: readonly string[]
  /** Lines that the process wrote on either stream, as they were handled, before masking. */
  readonly rawLines: readonly string[]
  readonly commands: readonly RecognisedCommand[]
  /** Those that GitHub shows: at most ten of a level. All are in the log. */
  readonly annotations: readonly Annotation[]
  /** Values that the action had masked. */
  readonly masks: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  /** Markdown with secrets masked; undefined when none was written or it was too large. */
  readonly summary: string | undefined
  /** Why the stage failed, if not because of the exit code. */
  readonly failureReasons: readonly string[]
  readonly durationMs: number
}

/** What a stage needs. */
export type StageOptions = {
  readonly environment: StageEnvironment
  readonly actionPath: string
  readonly script: string
  readonly node: string
  readonly ladder: Ladder
  readonly timeoutMs: number | undefined
  readonly displayName: string
  readonly header: readonly string[]
  readonly warnings: readonly string[]
  readonly masker: Masker
  readonly matchers: MatcherRegistry
  readonly debug: boolean
  readonly differences: RunnerDifferences
  /** Why the stage fails without starting its process. */
  readonly refusal: string | undefined
  readonly onLine: (line: string) => void
  /** Whether `log` and `rawLines` of the result are filled. */
  readonly keepLines: boolean
}

/** A running stage. */
export type Stage = {
  /** Undefined when the stage failed before it. */
  readonly process: NodeProcess | undefined
  readonly done: Promise<StageResult>
  /** Runs the ladder because the job is cancelled, or the stage's time is over. */
  stop(reason: 'cancelled' | 'timed out'): void
}

/** Starts a stage. The result never rejects. */
export function startStage(options: StageOptions): Stage {
  const startedAt = performance.now()
  const { environment, masker, matchers } = options
  const workspace = environment.directories.workspace
  const log = createStepLog(masker, options)
  for (const warning of options.warnings) log.annotate('warning', warning)
  for (const line of options.header) log.write(line)
  const effects: StageEffects = {
    outputs: createCaseInsensitiveMap(),
    state: createCaseInsensitiveMap(Object.entries(environment.state)),
    env: new Map(),
    path: [],
    masks: [],
    failureReasons: [],
  }
  const commands = createCommandProcessor({
    log,
    masker,
    matchers,
    effects,
    workspace,
    env: environment.env,
    debug: options.debug,
    differences: options.differences,
  })
  const rawLines: string[] = []
  const checkout = {
    workspace,
    repository: environment.context.repository,
    serverUrl: environment.context.serverUrl,
  }
  // Each stream matches problems by itself; commands, and whether they are stopped, are common to both.
  const stdout = createLineHandler({ log, commands, matchers, checkout })
  const stderr = createLineHandler({ log, commands, matchers, checkout })
  const handle = (handler: LineHandler, line: string): void => {
    if (options.keepLines) rawLines.push(line)
    handler.handle(line)
  }

  const script = isAbsolute(options.script) ? options.script : join(options.actionPath, options.script)
  const refusal = options.refusal ?? (existsSync(script) ? undefined : `File not found: '${script}'`)
  const child =
    refusal === undefined
      ? startNodeProcess({
          node: options.node,
          script,
          cwd: workspace,
          env: stageEnvironment(environment),
          temp: environment.directories.temp,
          ladder: options.ladder,
          onStdout: (line) => handle(stdout, line),
          onStderr: (line) => handle(stderr, line),
        })
      : undefined

  let stopped: 'cancelled' | 'timed out' | undefined
  const stop = (reason: 'cancelled' | 'timed out'): void => {
    if (stopped !== undefined) return
    stopped = reason
    void child?.interrupt()
  }
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(() => stop('timed out'), options.timeoutMs)

  const run = async (): Promise<StageResult> => {
    let exitCode: number | null = null
    let signal: NodeJS.Signals | null = null
    let failure: string | undefined
    try {
      if (child === undefined) throw new Error(refusal)
      ;({ exitCode, signal } = await child.end)
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
    }
    clearTimeout(timer)
    stdout.close()
    stderr.close()
    const summary = processFiles(environment.files, effects, log, masker, options.differences)

    let result: StageConclusion = exitCode === 0 ? 'success' : 'failure'
    if (failure !== undefined) {
      log.annotate('error', failure)
      effects.failureReasons.push(failure)
    } else if (stopped === 'cancelled') {
      log.annotate('error', 'The operation was canceled.')
      result = 'cancelled'
    } else if (stopped === 'timed out') {
      const reason = `The action '${options.displayName}' has timed out after ${(options.timeoutMs ?? 0) / 60_000} minutes.`
      log.annotate('error', reason)
      effects.failureReasons.push(reason)
      result = 'failure'
    }
    if (effects.failureReasons.length > 0 && result === 'success') result = 'failure'
    return {
      result,
      exitCode,
      signal,
      log: log.lines,
      rawLines,
      commands: commands.commands,
      annotations: log.annotations,
      masks: effects.masks,
      outputs: effects.outputs.toRecord(),
      state: effects.state.toRecord(),
      env: Object.fromEntries(effects.env),
      path: effects.path,
      summary,
      failureReasons: effects.failureReasons,
      durationMs: performance.now() - startedAt,
    }
  }
  return { process: child, done: run(), stop }
}
