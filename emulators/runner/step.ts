// A GitHub Actions runner for one step of one JavaScript action. It does what the real one does; this
// module has the order of the steps, the modules beside it the rules: contract §4.
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'

import { readManifest } from './action-manifest.ts'
import { createJobDirectories, createStageFiles, runnerValues, type StageEnvironment } from './environment.ts'
import { evaluateCondition, type JobStatus } from './expression.ts'
import { resolveInputs, type ResolvedInputs } from './inputs.ts'
import { createJobContext, expressionContext } from './job-context.ts'
import { createMasker } from './masks.ts'
import { createMatcherRegistry, readMatcherFile } from './matcher-config.ts'
import { RUNNER_LADDER } from './node-process.ts'
import { killOrphans } from './orphans.ts'
import { type Stage, type StageResult, startStage } from './stage.ts'
import type { StepOptions } from './step-options.ts'

/** The main stage's result, and what followed. */
export type StepResult = StageResult & {
  /** Undefined when the action has none or its condition was false. Its outputs have no effect. */
  readonly post: StageResult | undefined
  /** Status of the job at the very end. */
  readonly jobStatus: JobStatus
  /** Ids of processes that the step left behind and that were killed at the end of the job. */
  readonly orphans: readonly number[]
}

/** A running step. The controls act on the current stage and do nothing without one. */
export type RunningStep = {
  /** Every failure of the step is in the result; rejects only if this machine cannot make pipes. */
  readonly done: Promise<StepResult>
  /** Id of the node process of the stage that runs, or ran last. */
  readonly pid: number | undefined
  /**
   * Cancels the job: SIGINT, SIGTERM, SIGKILL to the node process, unless the step's condition is still true. With
   * `shutdown` the runner itself is stopping: the job counts as failed and no post stage runs.
   */
  cancel(options?: { readonly shutdown?: boolean }): void
  /** Ends the stage as its time-out does, whenever that would be. */
  timeOut(): void
  /** Sends one signal, as something outside the runner would. */
  kill(signal: NodeJS.Signals): void
  /** Closes the reading ends of stdout and stderr: the process's parent is gone, and writing fails with EPIPE. */
  closeStdout(): void
  /** Stops reading stdout and stderr, so that the pipes fill up. */
  pauseReading(): void
  resumeReading(): void
}

/**
 * Runs a step: main, then post. Throws {@link ActionManifestError} at once when the action.yml is one with which the job
 * would fail at its set-up, {@link ExpressionError} for a condition that cannot be evaluated, and an `Error` for a
 * matcher file that cannot be loaded.
 */
export function startStep(options: StepOptions): RunningStep {
  const actionPath = resolve(options.actionPath)
  const manifest = readManifest(actionPath)
  const context = createJobContext(options.context)
  const event = options.event ?? { name: 'push', payload: {} }
  const directories = createJobDirectories(event, context.repository, options.workspace)
  const debug = options.debug ?? false
  const runner = runnerValues(directories, debug)
  const trackingId = `github_${randomUUID()}`
  const displayName = `Run ./${basename(actionPath)}`
  const onLine = options.onLine ?? (() => undefined)
  const differences = options.differences ?? {}
  const masker = createMasker(differences.masksValueOnly !== true)
  for (const secret of [context.token, ...(options.secrets ?? [])]) masker.add(secret)
  const matchers = createMatcherRegistry()

  let jobStatus: JobStatus = options.jobStatus ?? 'success'
  let cancelled = false
  let shutdown = false
  let running: { readonly stage: Stage; readonly condition: string } | undefined
  let pid: number | undefined

  const expressions = () => expressionContext(context, event, runner, directories.workspace, jobStatus)
  const start = (
    kind: 'main' | 'post',
    script: string,
    condition: string,
    after?: StageResult,
  ): Promise<StageResult> => {
    const inputs = resolveOrFail(() => resolveInputs(manifest, options.inputs ?? {}, expressions()))
    const environment: StageEnvironment = {
      context,
      event,
      directories,
      files: createStageFiles(directories, randomUUID()),
      inputs: inputs.values,
      env: { ...after?.env, ...options.env },
      state: after?.state ?? {},
      prependPath: after?.path ?? [],
      proxy: options.proxy ?? {},
      runner,
      trackingId,
      parent: process.env,
    }
    const stage = startStage({
      environment,
      actionPath,
      script,
      node: options.node ?? process.execPath,
      ladder: { ...RUNNER_LADDER, ...options.ladder },
      timeoutMs: options.stepTimeoutMs,
      displayName: kind === 'main' ? displayName : `Post ${displayName}`,
      header: kind === 'main' ? describe(displayName, inputs.values, environment.env) : ['Post job cleanup.'],
      warnings: inputs.warnings,
      masker,
      matchers,
      debug,
      differences,
      refusal: inputs.refusal,
      onLine,
      keepLines: options.keepLines ?? true,
    })
    running = { stage, condition }
    pid = stage.process?.pid
    return stage.done
  }

  const removeDirectories = (): void => rmSync(directories.root, { recursive: true, force: true, maxRetries: 5 })
  try {
    for (const file of options.matcherFiles ?? []) matchers.add(readMatcherFile(file, directories.workspace))
    for (const condition of [manifest.postIf, options.condition ?? 'success()']) {
      evaluateCondition(condition, jobStatus, expressions())
    }
  } catch (error) {
    removeDirectories()
    throw error
  }

  const run = async (): Promise<StepResult> => {
    const main = await start('main', manifest.main, options.condition ?? 'success()')
    running = undefined
    if (main.result === 'failure' && jobStatus === 'success') jobStatus = 'failure'
    if (options.jobStatusAtPost !== undefined) jobStatus = options.jobStatusAtPost(jobStatus)

    let post: StageResult | undefined
    const { post: script, postIf } = manifest
    if (script !== undefined && !shutdown && evaluateCondition(postIf, jobStatus, expressions())) {
      post = await start('post', script, postIf, main)
      running = undefined
      if (post.result === 'failure' && jobStatus === 'success') jobStatus = 'failure'
    }
    const orphans = killOrphans(trackingId)
    removeDirectories()
    return { ...main, post, jobStatus, orphans }
  }

  return {
    done: run(),
    get pid() {
      return pid
    },
    cancel: (how = {}) => {
      // The post stage of a job that is cancelled already gets no signal (contract §4.2).
      if (cancelled) return
      cancelled = true
      shutdown = how.shutdown ?? false
      jobStatus = shutdown ? 'failure' : 'cancelled'
      if (running === undefined) return
      if (shutdown || !evaluateCondition(running.condition, jobStatus, expressions())) running.stage.stop('cancelled')
    },
    timeOut: () => running?.stage.stop('timed out'),
    kill: (signal) => running?.stage.process?.kill(signal),
    closeStdout: () => running?.stage.process?.closeOutput(),
    pauseReading: () => running?.stage.process?.pauseReading(),
    resumeReading: () => running?.stage.process?.resumeReading(),
  }
}

/** A default that cannot be evaluated fails the step before its process starts. */
function resolveOrFail(resolveNow: () => ResolvedInputs): ResolvedInputs & { readonly refusal: string | undefined } {
  try {
    return { ...resolveNow(), refusal: undefined }
  } catch (error) {
    return { values: {}, warnings: [], refusal: error instanceof Error ? error.message : String(error) }
  }
}

/** The folded lines at the start of a step's log. */
function describe(
  displayName: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): string[] {
  return [
    `##[group]${displayName}`,
    ...listed(
      'with:',
      Object.entries(inputs).filter(([, value]) => value !== ''),
    ),
    ...listed('env:', Object.entries(env)),
    '##[endgroup]',
  ]
}

function listed(title: string, entries: readonly (readonly [string, string])[]): string[] {
  return entries.length === 0 ? [] : [title, ...entries.map(([name, value]) => `  ${name}: ${value}`)]
}
