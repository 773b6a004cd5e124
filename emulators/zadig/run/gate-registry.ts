import { BusinessError } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt } from '../json.ts'

/** The gates that wait for a decision, by the key under which approve looks them up (contract §8.3). */
export class GateRegistry {
  readonly #open = new Map<string, JsonObject>()

  open(key: string, approval: JsonObject): void {
    this.#open.set(key, approval)
  }

  close(key: string): void {
    this.#open.delete(key)
  }

  /** Records one person's decision; each decides once. The gate notices it at its next check. */
  decide(
    key: string,
    user: { readonly id: string; readonly name: string },
    approve: boolean,
    comment: string,
    now: number,
  ): void {
    const approval = this.#open.get(key)
    if (approval === undefined) throw new BusinessError(6169, 'not found approval')
    const entry = objectsAt(approval, 'approve_users').find((candidate) => candidate['user_id'] === user.id)
    if (entry === undefined) throw new BusinessError(6169, `user ${user.name} has no authority to Approve`)
    if (typeof entry['reject_or_approve'] === 'string')
      throw new BusinessError(6169, `${user.name} have ${entry['reject_or_approve']} already`)
    entry['reject_or_approve'] = approve ? 'approve' : 'reject'
    if (comment !== '') entry['comment'] = comment
    entry['operation_time'] = now
  }
}
