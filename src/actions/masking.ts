import type { Runner } from '../ports/runner.ts'

/** Registers values as masks, each once: before anything else that the same answer says can be printed. */
export function maskSecrets(values: readonly string[], masked: Set<string>, runner: Runner): void {
  for (const value of values) {
    if (masked.has(value)) continue
    masked.add(value)
    runner.mask(value)
  }
}
