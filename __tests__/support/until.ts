/** Waits in real time until a condition holds; fails after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`The condition never held: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
