/** Waits in real time until a condition holds; fails after `seconds` with what `describe` returns. */
export async function until(holds: () => boolean, describe = () => holds.toString(), seconds = 10): Promise<void> {
  const deadline = Date.now() + seconds * 1_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`The condition never held: ${describe()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
