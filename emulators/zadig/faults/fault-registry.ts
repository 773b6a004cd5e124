import type { Fault, FaultAction } from './fault.ts'

interface Entry {
  readonly fault: Fault
  readonly pattern: RegExp
  matches: number
  uses: number
}

/** The active faults, in the order in which they were added; the first one that matches a request applies. */
export class FaultRegistry {
  #entries: Entry[] = []

  /** Adds a fault; the returned function removes it. */
  add(fault: Fault): () => void {
    const entry = { fault, pattern: patternOf(fault.path), matches: 0, uses: 0 }
    this.#entries.push(entry)
    return () => {
      this.#entries = this.#entries.filter((candidate) => candidate !== entry)
    }
  }

  /** Removes all faults. */
  clear(): void {
    this.#entries = []
  }

  /** The fault that applies to this request, which is counted; undefined when none does. */
  match(method: string, path: string): FaultAction | undefined {
    for (const entry of this.#entries) {
      const { method: wanted, after = 0, times = Infinity, action } = entry.fault
      if ((wanted !== undefined && wanted !== method) || !entry.pattern.test(path)) continue
      entry.matches += 1
      if (entry.matches <= after || entry.uses >= times) continue
      entry.uses += 1
      return action
    }
    return undefined
  }
}

function patternOf(path: string | RegExp | undefined): RegExp {
  if (path === undefined) return /^/u
  if (path instanceof RegExp) return path
  const source = path
    .replaceAll(/[.+?^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/:\w+/gu, '[^/]+')
  return new RegExp(`^${source}$`, 'u')
}
