import type { Clock } from './clock.ts'

/** The first wait, and the longest that the doubling reaches. */
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15_000

export interface RetryOptions {
  readonly clock: Clock
  /** Milliseconds from the first failure until the last try; 0 means a single try. */
  readonly budgetMs: number
  /** Whether a retry can help; `afterMs` is the least wait that the server asked for. */
  readonly shouldRetry: (error: unknown) => false | { readonly afterMs?: number | undefined }
  readonly signal?: AbortSignal | undefined
  /** In [0, 1): spreads the waits of clients that failed at the same moment. */
  readonly random?: (() => number) | undefined
  /** Called before each wait. */
  readonly onWait?: (wait: Wait) => void
}

export interface Wait {
  readonly error: unknown
  readonly delayMs: number
  /** What is left of the budget when the wait begins. */
  readonly remainingMs: number
}

/**
 * Repeats `work` until it resolves, until `shouldRetry` says no, or until the budget is gone; then it throws the
 * last failure as it is. The waits double from 1 s to 15 s with jitter, and the last one is cut so that the last try
 * is at the end of the budget. An abort ends a wait at once with the signal's reason.
 */
export async function retry<T>(work: (tries: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, budgetMs, shouldRetry, signal, random = Math.random, onWait } = options
  let firstFailure: number | undefined
  for (let tries = 1; ; tries++) {
    try {
      return await work(tries)
    } catch (error) {
      const verdict = shouldRetry(error)
      if (verdict === false) throw error
      firstFailure ??= clock.now()
      const remainingMs = budgetMs - (clock.now() - firstFailure)
      if (remainingMs <= 0) throw error
      const delayMs = Math.min(remainingMs, Math.max(backoff(tries, random), verdict.afterMs ?? 0))
      onWait?.({ error, delayMs, remainingMs })
      await clock.sleep(delayMs, signal)
    }
  }
}

/** Milliseconds to wait after that many failures in a row: between half and the whole of 1, 2, 4, 8, 15, 15 … seconds. */
function backoff(failures: number, random: () => number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
  return Math.round(whole * (0.5 + random() / 2))
}
