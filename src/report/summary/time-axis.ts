/** Distances of ticks that people count in, in seconds, as Mermaid writes them. */
const STEPS: readonly (readonly [seconds: number, interval: string])[] = [
  [1, '1second'],
  [5, '5second'],
  [15, '15second'],
  [30, '30second'],
  [60, '1minute'],
  [120, '2minute'],
  [300, '5minute'],
  [600, '10minute'],
  [1_800, '30minute'],
  [3_600, '1hour'],
  [10_800, '3hour'],
  [21_600, '6hour'],
  [86_400, '1day'],
  [172_800, '2day'],
  [604_800, '1week'],
]
const MOST_TICKS = 8

/**
 * The axis for a span of unix seconds: at most eight ticks, so that their labels don't run into each other, in the
 * clock time of whoever looks. Mermaid draws no ticks beyond ten thousand, so that the widest step serves for the rest.
 */
export function axis(start: number, end: number): { readonly format: string; readonly interval: string } {
  const span = end - start
  const [seconds, interval] = STEPS.find(([step]) => span / step <= MOST_TICKS) ?? [2_592_000, '1month']
  const format = seconds < 60 ? '%H:%M:%S' : seconds < 3_600 ? '%H:%M' : span < 86_400 ? '%H:%M' : '%m-%d %H:%M'
  return { format, interval }
}
