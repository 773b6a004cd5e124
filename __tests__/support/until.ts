/** Waits, in real time, until something holds; fails after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`It never came to this: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
