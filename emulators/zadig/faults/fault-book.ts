import type { Fault, FaultAction } from './fault.ts'

interface Entry {
  readonly fault: Fault
  readonly pattern: RegExp
  seen: number
  met: number
}

/** The faults in force, in the order in which they were added; a request meets the first one that takes it. */
export class FaultBook {
  #entries: Entry[] = []

  /** Adds a fault; the returned function takes it back. */
  add(fault: Fault): () => void {
    const entry = { fault, pattern: patternOf(fault.path), seen: 0, met: 0 }
    this.#entries.push(entry)
    return () => {
      this.#entries = this.#entries.filter((candidate) => candidate !== entry)
    }
  }

  /** Takes all faults back. */
  clear(): void {
    this.#entries = []
  }

  /** What happens to this request, if anything; counts it. */
  meet(method: string, path: string): FaultAction | undefined {
    for (const entry of this.#entries) {
      const { method: wanted, after = 0, times = Infinity, action } = entry.fault
      if ((wanted !== undefined && wanted !== method) || !entry.pattern.test(path)) continue
      entry.seen += 1
      if (entry.seen <= after || entry.met >= times) continue
      entry.met += 1
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
