import { cancelledFromZadig, delivery, failingTest, gate, rejected, timeout } from './delivery.ts'
import { flood } from './flood.ts'
import { instantScenario } from './instant.ts'
import type { Scenario } from './scenario.ts'

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
