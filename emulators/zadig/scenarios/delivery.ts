import { gatedShipWorkflow } from '../definitions/ship.ts'
import { apiBuildLog, deployLog, testLog, webBuildLog } from './build-logs.ts'
import type { JobScript, Scenario } from './scenario.ts'

const buildWeb: JobScript = { prepare: 600, duration: 3200, log: { lines: webBuildLog, stamped: true } }
const buildApi: JobScript = { prepare: 800, duration: 2400, log: { lines: apiBuildLog, stamped: true } }
const deploy: JobScript = { prepare: 0, duration: 1800, log: { lines: deployLog, stamped: true } }
const test: JobScript = { prepare: 500, duration: 2400, log: { lines: testLog(false), stamped: true } }

const jobs = {
  'build-web-web': buildWeb,
  'build-api-api': buildApi,
  deploy,
  test,
  '*': { prepare: 200, duration: 800 },
}

/** `ship` from the build to the tests, everything passes: 8 to 12 seconds at a tick of 300 ms. */
export const delivery: Scenario = {
  name: 'delivery',
  description: 'Build web and api, deploy to staging, test: everything passes.',
  jobs,
}

export const failingTest: Scenario = {
  name: 'failing-test',
  description: 'As delivery, but the smoke test fails.',
  jobs: {
    ...jobs,
    test: { ...test, outcome: 'failed', error: 'exit status 1', log: { lines: testLog(true), stamped: true } },
  },
}

export const timeout: Scenario = {
  name: 'timeout',
  description: "As delivery, but the test runs into Zadig's own time limit.",
  jobs: { ...jobs, test: { ...test, duration: 4000, outcome: 'timeout', error: 'wait job timeout' } },
}

export const gate: Scenario = {
  name: 'gate',
  description: 'A gate before the deployment; alice approves after five seconds.',
  since: '4.1',
  workflows: [gatedShipWorkflow()],
  jobs: { ...jobs, approve: { decisions: [{ after: 5000, by: 'alice', approve: true, comment: '可以上线' }] } },
}

export const rejected: Scenario = {
  name: 'rejected',
  description: 'A gate before the deployment; alice rejects after three seconds.',
  since: '4.1',
  workflows: [gatedShipWorkflow()],
  jobs: { ...jobs, approve: { decisions: [{ after: 3000, by: 'alice', approve: false, comment: '今天不发布' }] } },
}

export const cancelledFromZadig: Scenario = {
  name: 'cancelled-from-zadig',
  description: 'A user cancels the task at the web UI two and a half seconds after it started.',
  jobs,
  cancel: { after: 2500, by: 'alice' },
}
