// The emulated Zadig of the log benchmark, in a process of its own. Arguments: jobs, lines a job, bytes a line with its line end. Prints its address.
import { freestyleJob, stage, workflow } from '../emulators/zadig/definitions/documents.ts'
import { startZadig } from '../emulators/zadig/server.ts'

const [jobs = 1, lines = 1, size = 120] = process.argv.slice(2).map(Number)
const names = Array.from({ length: jobs }, (_, index) => `job${index}`)

/** Long enough to be seen running; the lines are all there at once, and the server sends them as fast as they are read. */
const DURATION_MS = 8_000

const zadig = await startZadig({
  tickMs: 50,
  buildConcurrency: jobs,
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
    jobs: { '*': { prepare: 0, duration: DURATION_MS, log: { generate: { count: lines, interval: 0, size } } } },
  },
})
process.stdout.write(`${JSON.stringify({ url: zadig.url, token: zadig.token })}\n`)
process.once('SIGTERM', () => void zadig.close())
