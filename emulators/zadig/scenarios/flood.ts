import type { Scenario } from './scenario.ts'

/** One gigabyte of log lines of 120 bytes, as fast as they are read: for measuring clients. */
export const flood: Scenario = {
  name: 'flood',
  description: 'One gigabyte of 120-byte log lines, all present when the job starts; the job lasts ten seconds.',
  jobs: { '*': { prepare: 0, duration: 10_000, log: { generate: { count: 8_947_848, interval: 0, size: 120 } } } },
}
