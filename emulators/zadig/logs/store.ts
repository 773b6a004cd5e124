import type { LineSource } from './source.ts'

/** A finished log in the object storage: its first `count` lines. */
export interface StoredLog {
  readonly source: LineSource
  readonly count: number
  readonly startedAt: number
  /** When it was written, unix milliseconds. */
  readonly storedAt: number
}

/** The object storage of full logs. A key has no attempt number: a retry overwrites (contract §7.3). */
export class LogStore {
  readonly #logs = new Map<string, StoredLog>()

  put(key: string, log: StoredLog): void {
    this.#logs.set(key, log)
  }

  get(key: string): StoredLog | undefined {
    return this.#logs.get(key)
  }
}

/** `<workflow>/<task id>/log/<job name with _ as ->.log`; the caller decides on the workflow key's case. */
export function logKey(workflowKey: string, taskId: number, jobName: string): string {
  return `${workflowKey}/${taskId}/log/${jobName.replaceAll('_', '-')}.log`
}
