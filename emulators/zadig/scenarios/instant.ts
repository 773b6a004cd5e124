import type { Scenario } from './scenario.ts'

/** Every job passes after a short moment, with two lines of log: the default scenario. */
export const instantScenario: Scenario = {
  name: 'instant',
  description: 'Every job passes at once, with two lines of log.',
  jobs: { '*': { prepare: 20, duration: 80, log: { lines: ['hello', 'done'], stamped: true } } },
}
