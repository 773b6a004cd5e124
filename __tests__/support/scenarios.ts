import { gatedShipWorkflow } from '../../emulators/zadig/definitions/ship.ts'
import type { JobScript, Scenario } from '../../emulators/zadig/scenarios/scenario.ts'

/** Lines that say which job they are of and which number they have. */
export function numbered(job: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${job} line ${index + 1} of ${count}`)
}

/** Long enough that the action, which polls after a second, finds it running and streams it. */
const liveBuild = (name: string): JobScript => ({ prepare: 20, duration: 1_500, log: { lines: numbered(name, 20) } })
const shortJob = (name: string): JobScript => ({ duration: 80, log: { lines: numbered(name, 5) } })

const jobs = {
  'build-web-web': liveBuild('web'),
  'build-api-api': liveBuild('api'),
  deploy: shortJob('deploy'),
  test: shortJob('smoke'),
}

/** Since this version deploy jobs have logs (contract §7.2); on an older one the action tries to read them for some seconds. */
const DEPLOY_LOGS = '4.2'

/** Workflow `ship` in two seconds: two concurrent builds, which can be streamed, then two jobs that end at once. */
export const quickShip: Scenario = { name: 'quick-ship', description: '', since: DEPLOY_LOGS, jobs }

/** As `quickShip`, but the smoke test ends otherwise. */
export function shipEnding(outcome: 'failed' | 'timeout', error: string): Scenario {
  return { ...quickShip, jobs: { ...jobs, test: { ...shortJob('smoke'), outcome, error } } }
}

/** As `quickShip`, but with jobs that never end by themselves. */
export const endlessShip: Scenario = {
  name: 'endless-ship',
  description: '',
  since: DEPLOY_LOGS,
  jobs: { '*': { duration: Infinity, log: { lines: ['working'] } } },
}

/** A gate before the deployment, which alice rejects. */
export const rejectedShip: Scenario = {
  name: 'rejected-ship',
  description: '',
  since: '4.1',
  workflows: [gatedShipWorkflow()],
  jobs: {
    '*': { duration: 50, log: { lines: ['done'] } },
    // The server reads a gate once a second, so the action sees it waiting.
    approve: { decisions: [{ after: 1_500, by: 'alice', approve: false, comment: '今天不发布' }] },
  },
}

/** A user cancels the task in the web UI while its builds run. */
export const cancelledShip: Scenario = { ...endlessShip, cancel: { after: 500, by: 'alice' } }
