import type { Runner } from '../ports/runner.ts'

/** A mask hides its value in every later line of the job: one for `a` or `123` would make the log unreadable, and outputs blank. */
const MIN_MASK = 4

/** Registers values as masks, each once: before anything else that the same answer says can be printed. */
export function maskSecrets(values: readonly string[], masked: Set<string>, runner: Runner): void {
  for (const value of values) {
    if (masked.has(value) || value.length < MIN_MASK) continue
    masked.add(value)
    runner.mask(value)
  }
}
