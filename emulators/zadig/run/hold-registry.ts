/** The jobs that don't end until a test releases them, by any name that a scenario's script can have. */
export class HoldRegistry {
  readonly #held = new Map<string, (() => void)[]>()

  /** Keeps the jobs of that name running from the end of their duration until `release`. */
  hold(name: string): void {
    if (!this.#held.has(name)) this.#held.set(name, [])
  }

  /** Lets held jobs of that name end, now or when their duration is over. Throws when the name isn't held. */
  release(name: string): void {
    const callbacks = this.#held.get(name)
    if (callbacks === undefined) throw new Error(`The job ${name} is not held.`)
    this.#held.delete(name)
    for (const callback of callbacks) callback()
  }

  /** Calls back once none of the names is held: at once if that is so already. */
  whenFree(names: readonly string[], callback: () => void): void {
    const callbacks = names.map((name) => this.#held.get(name)).find((found) => found !== undefined)
    if (callbacks === undefined) callback()
    else callbacks.push(() => this.whenFree(names, callback))
  }
}
