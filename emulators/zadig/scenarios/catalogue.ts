import { cancelledFromZadig, delivery, failingTest, gate, rejected, timeout } from './delivery.ts'
import type { Scenario } from './scenario.ts'

/** Every job passes after a short moment, with two lines of log: the default scenario. */
export const instantScenario: Scenario = {
  name: 'instant',
  description: 'Every job passes at once, with two lines of log.',
  jobs: { '*': { prepare: 20, duration: 80, log: { lines: ['hello', 'done'], stamped: true } } },
}

const FLOOD_LINES = 200_000
const FLOOD_LINE_BYTES = 120

/** More log than anyone reads, as fast as it is read. */
const flood: Scenario = {
  name: 'flood',
  description: `Each job with a log prints ${FLOOD_LINES} lines of ${FLOOD_LINE_BYTES} bytes at once: ${(FLOOD_LINES * FLOOD_LINE_BYTES) / 1_000_000} MB a job, three times that in the demo.`,
  jobs: {
    '*': { duration: 3_000, log: { generate: { count: FLOOD_LINES, interval: 0, size: FLOOD_LINE_BYTES } } },
  },
}

/** The scenarios that have a name on the command line. */
export const scenarios: readonly Scenario[] = [
  instantScenario,
  delivery,
  failingTest,
  timeout,
  gate,
  rejected,
  cancelledFromZadig,
  flood,
]

/** The scenario of that name; throws with the list of names for another. */
export function findScenario(name: string): Scenario {
  const scenario = scenarios.find((candidate) => candidate.name === name)
  if (scenario === undefined)
    throw new Error(`There is no scenario ${name}; there are: ${scenarios.map((known) => known.name).join(', ')}.`)
  return scenario
}
