import { runInProcess, type InProcessOptions } from '../__tests__/support/run-in-process.ts'
import type { Figure } from './figure.ts'

/** What the action may ask of a server that has no news. */
const REACH_A_MINUTE = 8
const HOUR_MS = 3_600_000

const forever = { '*': { prepare: 0, duration: HOUR_MS, log: { lines: ['the only line'] } } }

/** Situations in which nothing moves for an hour, with every default but the step's own time limit. */
const SITUATIONS: readonly { readonly name: string; readonly run: InProcessOptions }[] = [
  {
    name: 'a job runs and says nothing',
    run: { with: { logs: 'stream' }, zadig: { scenario: { name: 'quiet', description: '', jobs: forever } } },
  },
  {
    name: 'the task waits in the queue',
    run: {
      with: { 'workflow-key': 'never-runs', inputs: 'script: {}' },
      arrange: ({ clock, zadig }) => clock.after(HOUR_MS, () => zadig.cancel('never-runs', 1)),
    },
  },
  {
    name: 'the task waits at a gate',
    run: {
      with: { 'workflow-key': 'gated', inputs: 'approve: {}' },
      zadig: { version: '4.1', scenario: { name: 'undecided', description: '', jobs: { approve: {} } } },
      arrange: ({ clock, zadig }) => clock.after(HOUR_MS, () => zadig.cancel('gated', 1)),
    },
  },
]

/**
 * Requests a minute over an hour without news, log streams included. The use case and the client are the real ones, over
 * real HTTP; only time is not: an hour of it takes some seconds.
 */
export async function measureRequests(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, run } of SITUATIONS) {
    const { zadig, elapsed } = await runInProcess({ ...run, with: { timeout: '3h', ...run.with } })
    const aMinute = zadig.requests.length / (elapsed / 60_000)
    figures.push({
      name: `requests a minute: ${name}`,
      measured: `${aMinute.toFixed(1)} (${zadig.requests.length} in ${Math.round(elapsed / 60_000)} min)`,
      reach: `≤ ${REACH_A_MINUTE}`,
      ratio: aMinute / REACH_A_MINUTE,
    })
  }
  return figures
}
