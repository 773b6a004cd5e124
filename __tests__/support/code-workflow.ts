import {
  buildJob,
  freestyleJob,
  job,
  repository,
  serviceBuild,
  stage,
  workflow,
} from '../../emulators/zadig/definitions/documents.ts'
import type { JsonObject } from '../../emulators/zadig/json.ts'
import type { JobScript, Scenario } from '../../emulators/zadig/scenarios/scenario.ts'

const rules = repository('rules', 'stable', {
  source: 'other',
  codehost_id: 3,
  address: 'https://git.example.com',
  auth_type: 'SSH',
})

const module = (name: string, repos: JsonObject[]): JsonObject => ({
  name,
  project_name: 'demo',
  key_vals: [],
  repos,
  share_storage_info: null,
})

/** Workflow `checkouts`: one job of each type that checks code out, over `acme/web`; all but the build have a second one. */
const checkoutsWorkflow = workflow('checkouts', 'Checkouts', [
  stage('build', [buildJob('build', [serviceBuild('web')])]),
  stage('check', [
    freestyleJob('script', [], {
      spec: { freestyle_type: '', repos: [repository('web'), rules], envs: [], script: '', services: [] },
    }),
    job('test', 'zadig-test', {
      test_type: '',
      test_modules: [module('unit', [repository('web'), repository('fixtures', 'stable')])],
    }),
    job('scan', 'zadig-scanning', {
      scanning_type: '',
      scannings: [module('lint', [repository('web'), rules])],
    }),
  ]),
  stage('deploy', [freestyleJob('deploy')]),
])

const registry = 'https://registry.example.com/demo'

/** What each job of `checkouts` gets for entries of `repo_info`, in the short form. */
export const checkoutInputs = {
  build: (repos: string) =>
    `build: { registry: '${registry}', service_list: [{ service_name: web, service_module: web, repo_info: [${repos}] }] }`,
  script: (repos: string) => `script: { repo_info: [${repos}] }`,
  test: (repos: string) => `test: { testing_list: [{ testing_name: unit, repo_info: [${repos}] }] }`,
  scan: (repos: string) => `scan: { scanning_list: [{ scanning_name: lint, repo_info: [${repos}] }] }`,
} as const

export type CheckoutJob = keyof typeof checkoutInputs

const script: JobScript = { duration: 20, log: { lines: ['compiling', 'done'], executor: true } }

/** Every job of `checkouts` passes at once, with a log as the executor writes it. */
export const checkouts: Scenario = {
  name: 'checkouts',
  description: '',
  since: '5.0',
  workflows: [checkoutsWorkflow],
  jobs: { '*': script },
}
