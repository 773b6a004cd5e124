import { ActionError } from '../errors.ts'
import { calledGate, decisionSentence, gateLabel, gateList, gateOutcome } from '../report/gates.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { capitalised, taskName, type Verdict } from '../report/verdict.ts'
import { chooseGate, decisionOf, type TaskGate } from '../task/gates.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { pollUntil, type PollDeps } from '../task-control/poll-until.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { decide, readBack } from '../task-control/decide-gate.ts'
import { readTask } from '../task-control/read-task.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { announceTask } from '../follow/follow-and-report.ts'

/** What the user asks `approve` to do. */
export interface ApproveInputs extends ConnectionInputs {
  readonly workflowKey: string
  readonly taskId: number
  readonly decision: 'approve' | 'reject'
  readonly comment: string
  /** One of the gate's names; empty for the only one that waits. */
  readonly gate: string
  /** Milliseconds to wait until the gate is reached. */
  readonly gateTimeout: number
  readonly pollInterval: number
  readonly summary: boolean
}

/** Every output of `approve`; its `action.yml` declares the same names. */
export const APPROVE_OUTPUTS = ['task-id', 'task-url', 'gate', 'gate-status', 'approvers'] as const

export interface ApproveDeps extends PollDeps {
  /** The display name in our token, by which Zadig lists us among the approvers. */
  readonly creator: string
}

/** Approves or rejects one gate, after waiting until it is reached, and reads the result back. */
export async function approve(inputs: ApproveInputs, deps: ApproveDeps): Promise<Verdict> {
  const { runner } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const first = await readTask(ref, deps)
  const url = await announceTask(first, inputs.url, runner)

  const reached = await pollUntil(
    { ...inputs, task: ref, timeout: inputs.gateTimeout, look: (task) => findGate(task, inputs, deps) },
    deps,
  )
  if (reached.kind === 'out-of-time') {
    const waited = formatDuration(inputs.gateTimeout)
    const verdict = failed(
      `\`gate-timeout\` of ${waited} is used up, and ${taskName(reached.task)} has not reached ${calledGate(inputs.gate)}.`,
      'Raise `gate-timeout`, or look in Zadig at what holds the task up.',
    )
    return conclude({ verdict, url }, inputs.summary, runner)
  }

  const gate = reached.found
  runner.setOutput('gate', gate.name)
  if (decisionOf(gate, deps.creator) !== inputs.decision) await decide(gate, inputs, deps)
  const after = await readBack(gate, inputs, deps)
  runner.setOutput('gate-status', after.status)
  runner.setOutput('approvers', jsonLines(after.gate.approvers))
  const facts = [
    ['Gate', gate.label],
    ['Decision', inputs.decision],
    ['Gate is', after.status],
    ...after.gate.approvers.map(({ name, decision, comment }) => [name, `${decision} ${comment}`.trim()] as const),
  ] as const
  return conclude({ verdict: passed(decisionSentence(after, inputs.decision)), url, facts }, inputs.summary, runner)
}

/** The gate to decide, `undefined` while it lies ahead; throws where there is none, or none that can be decided here. */
function findGate(task: Task, inputs: ApproveInputs, { creator }: ApproveDeps): TaskGate | undefined {
  const choice = chooseGate(task, inputs.gate)
  switch (choice.kind) {
    case 'waiting':
      return native(choice.gate)
    case 'ahead':
      if (choice.gate !== undefined) native(choice.gate)
      if (!hasEnded(task.status)) return undefined
      throw new ActionError(
        `${taskName(task)} ended (${sanitizeLine(task.status, 40)}) before ${calledGate(inputs.gate)} was reached`,
        { advice: 'There is nothing left to decide.' },
      )
    case 'decided':
      if (decisionOf(choice.gate, creator) === inputs.decision) return choice.gate
      throw new ActionError(
        `The gate ${gateLabel(choice.gate)} of ${taskName(task)} was decided already: ${gateOutcome(choice.gate)}`,
        { advice: 'A decision is final. Only a retry of the task asks again.' },
      )
    case 'several':
      throw new ActionError(`Several gates of ${taskName(task)} could be meant: ${gateList(choice.gates)}`, {
        advice: 'Name one of them in `gate`.',
      })
    case 'none':
      throw new ActionError(
        choice.gates.length === 0
          ? capitalised(`${taskName(task)} has no gate`)
          : capitalised(
              `${taskName(task)} has no gate ${sanitizeLine(inputs.gate, 80)}; it has ${gateList(choice.gates)}`,
            ),
        { advice: 'Zadig leaves out every gate that the trigger did not list in `inputs`.' },
      )
  }
}

/** Zadig's API decides its own gates only; those of the chat apps are decided there (contract §8.3). */
function native(gate: TaskGate): TaskGate {
  const { kind } = gate.gate
  if (kind === '' || kind === 'native') return gate
  throw new ActionError(`The gate ${gateLabel(gate)} is decided in ${sanitizeLine(kind, 40)}, not in Zadig`, {
    advice: 'Decide it in that app, or change the approval to a native one in the workflow.',
  })
}
