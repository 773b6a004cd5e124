import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { numberAt, objectsAt, textAt } from '../json.ts'
import type { Decision } from '../scenarios/scenario.ts'
import type { Scope } from './scope.ts'

/** How a gate ended: the job's status and its error text. */
export interface GateEnd {
  readonly status: string
  readonly error: string
}

/**
 * Waits at a native gate: checks once a second, ends by the first rejection, by enough approvals, or by time (60 minutes
 * unless the gate says otherwise). `approval` is the document in the task, which shows the decisions.
 */
export function waitAtGate(
  core: Core,
  scope: Scope,
  gate: {
    readonly key: string
    readonly approval: JsonObject
    readonly timeoutMinutes: number
    readonly decisions: readonly Decision[]
  },
  end: (result: GateEnd) => void,
): void {
  const { key, approval } = gate
  approval['approve_users'] = flatten(core, approval)
  core.gates.open(key, approval)
  const deadline = core.clock.now() + (gate.timeoutMinutes === 0 ? 60 : gate.timeoutMinutes) * 60_000
  for (const { after, by, approve, comment = '' } of gate.decisions)
    scope.after(after, () => core.gates.decide(key, { id: `u-${by}`, name: by }, approve, comment, seconds(core.clock)))
  const check = (): void => {
    const result = verdict(approval, core.clock.now() >= deadline)
    if (result === undefined) return scope.after(1000, check)
    core.gates.close(key)
    end(result)
  }
  scope.after(1000, check)
}

function verdict(approval: JsonObject, expired: boolean): GateEnd | undefined {
  const decisions = objectsAt(approval, 'approve_users').map((user) => user['reject_or_approve'])
  if (expired) return { status: 'timeout', error: 'workflow timeout' }
  // The gate's own `reject_or_approve` stays empty: only the people's entries are copied into the task.
  if (decisions.includes('reject')) return { status: 'reject', error: '' }
  if (decisions.filter((decision) => decision === 'approve').length < numberAt(approval, 'needed_approvers'))
    return undefined
  return { status: 'passed', error: '' }
}

/** Groups count as their members, each person once. */
function flatten(core: Core, approval: JsonObject): JsonObject[] {
  const ids = objectsAt(approval, 'approve_users').flatMap((entry) =>
    entry['type'] === 'group'
      ? (core.seedData.groups.find(({ id }) => id === entry['group_id'])?.members ?? [])
      : [textAt(entry, 'user_id')],
  )
  return [...new Set(ids)].map((id) => ({
    type: 'user',
    user_id: id,
    user_name: core.seedData.users.find((user) => user.id === id)?.name ?? id,
  }))
}
