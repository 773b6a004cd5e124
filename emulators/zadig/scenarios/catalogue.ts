import { cancelledFromZadig, delivery, failingTest, gate, rejected, timeout } from './delivery.ts'
import type { Scenario } from './scenario.ts'

/** Every job passes after a short moment, with two lines of log: the default scenario. */
export const instantScenario: Scenario = {
  name: 'instant',
  description: 'Every job passes at once, with two lines of log.',
  jobs: { '*': { prepare: 20, duration: 80, log: { lines: ['hello', 'done'], stamped: true } } },
}

/** More lines than a person reads, as fast as they are read. `npm run bench:logs` measures a gigabyte. */
const flood: Scenario = {
  name: 'flood',
  description: 'Each job with a log prints 20,000 lines at once, 2.4 MB: the demo about 9 MB.',
  jobs: { '*': { prepare: 0, duration: 2_000, log: { generate: { count: 20_000, interval: 0, size: 120 } } } },
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
