import type { GithubEvent } from '../payload/github-event.ts'
import type { Runner } from '../ports/runner.ts'
import type { ZadigApi } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import { describeOutcome, type Verdict } from '../report/verdict.ts'
import { conclusionOf } from '../task/outcome.ts'
import type { Clock } from '../time/clock.ts'
import { follow } from './follow.ts'
import { preparePayload } from './prepare-payload.ts'
import { reportOutcome } from './report-outcome.ts'
import type { RunInputs } from './run-inputs.ts'
import { settle } from './settle.ts'
import { trigger } from './trigger.ts'

export interface RunDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  /** Aborted by the runner's stop signals, with the signal's name as its reason. */
  readonly signal: AbortSignal
  readonly event: GithubEvent
}

/**
 * The root action: builds the payload, triggers the workflow once, follows its task to the end and tells how it went.
 * Throws an ActionError where nothing could be triggered.
 */
export async function run(inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  const { runner, clock } = deps
  const body = preparePayload(inputs, deps)

  const startedAt = clock.now()
  const result = await trigger(body, deps)
  if (result.kind === 'stopped') return stoppedEarly(deps)

  const task = { workflowKey: inputs.workflowKey, taskId: result.triggered.taskId }
  const url = taskUrl({ ...inputs, ...task, baseUrl: inputs.url, displayName: inputs.workflowKey })
  runner.setOutput('task-id', String(task.taskId))
  runner.setOutput('task-url', url)
  await runner.print(`Zadig task ${task.taskId} is triggered: ${url}\n`)
  if (!inputs.wait) {
    runner.saveState('phase', 'done')
    return { passed: true, sentence: `Task ${task.taskId} is triggered; \`wait\` is false.`, advice: '' }
  }

  const followed = await follow({ ...inputs, task, url, startedAt }, deps)
  const outcome = await settle(followed.outcome, task, inputs, deps)
  return reportOutcome({ ...followed, outcome }, { ...inputs, url, elapsedMs: clock.now() - startedAt }, runner)
}

function stoppedEarly({ runner, signal }: RunDeps): Verdict {
  const outcome = { kind: 'aborted', signal: String(signal.reason), task: undefined } as const
  runner.setOutput('conclusion', conclusionOf(outcome))
  return describeOutcome(outcome)
}
