// The emulated Zadig of the detection benchmark, in a process of its own: --tick MS --durations MS,MS,… [--log]. Its workflow
// `bench` has a job for each duration: job0, job1, … It prints its address, and then a line for each task that ends.
import { parseArgs } from 'node:util'

import { freestyleJob, stage, workflow } from '../emulators/zadig/definitions/documents.ts'
import type { JobScript } from '../emulators/zadig/scenarios/scenario.ts'
import { startZadig } from '../emulators/zadig/server.ts'

const { values } = parseArgs({
  options: { tick: { type: 'string' }, durations: { type: 'string' }, log: { type: 'boolean', default: false } },
})
const durations = (values.durations ?? '').split(',').map(Number)
const names = durations.map((_duration, index) => `job${index}`)
/** About two lines a second until the job's end, as a build writes them. */
const LINE_EVERY_MS = 500

function script(duration: number): JobScript {
  const lines = Array.from({ length: Math.ceil(duration / LINE_EVERY_MS) }, (_line, index) => `line ${index}`)
  return { prepare: 0, duration, ...(values.log ? { log: { lines, stamped: true } } : {}) }
}

const zadig = await startZadig({
  tickMs: Number(values.tick),
  buildConcurrency: durations.length,
  scenario: {
    name: 'bench',
    description: '',
    workflows: [
      workflow('bench', 'Bench', [
        stage(
          'run',
          names.map((name) => freestyleJob(name)),
        ),
      ]),
    ],
    jobs: Object.fromEntries(durations.map((duration, index) => [`job${index}`, script(duration)])),
  },
})
process.stdout.write(`${JSON.stringify({ url: zadig.url, token: zadig.token })}\n`)

const told = new Set<number>()
const timer = setInterval(() => {
  for (const { id, status } of zadig.tasks) {
    if (status !== 'passed' || told.has(id)) continue
    told.add(id)
    process.stdout.write(`${JSON.stringify({ taskId: id, endedAt: Date.now() })}\n`)
  }
}, 2)
process.once('SIGTERM', () => {
  clearInterval(timer)
  void zadig.close()
})
