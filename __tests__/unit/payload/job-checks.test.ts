// Longer than 200 lines because it is one table: what each job type is checked for against its stored document.
import { describe, expect, it } from '@jest/globals'

import type { JobDefinition } from '../../../src/definition/definition.ts'
import { preflight } from '../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload } from './a-definition.ts'

function variable(key: string, more: object = {}): object {
  return { key, value: '', type: 'string', ...more }
}

const module = { service_name: 's', service_module: 'm' }
const repo = { repo_namespace: 'o', repo_name: 'r', codehost_id: 1 }
const wanted = 'service_name: s, service_module: m'
const registry = 'registry: https://r.example.com/team'
const ignored = 'and Zadig would ignore it without a word.'

interface SpecCase {
  readonly what: string
  readonly job: Omit<JobDefinition, 'name' | 'runPolicy'>
  readonly parameters: string
  /** Path below `inputs.job`, and the message; undefined where nothing is wrong. */
  readonly problem: readonly [path: string, message: string] | undefined
}

const buildSpec = { service_and_builds_options: [{ ...module, key_vals: [variable('A')], repos: [repo] }] }
const scriptSpec = {
  freestyle_type: '',
  envs: [variable('A'), variable('ENV', { type: 'choice', choice_option: ['dev', 'prod'] })],
}
const testSpec = { test_type: '', test_module_options: [{ name: 'unit', key_vals: [variable('A')], repos: [] }] }

const specCases: readonly SpecCase[] = [
  {
    what: 'a module that the build does not have',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `${registry}, service_list: [{ service_name: s, service_module: n }]`,
    problem: ['.service_list[0]', `The job has no service module \`s/n\`, ${ignored} Did you mean \`s/m\`?`],
  },
  {
    what: 'a variable that the build does not have',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `${registry}, service_list: [{ ${wanted}, inputs: { B: 1 } }]`,
    problem: ['.service_list[0].inputs.B', `The job has no variable \`B\`, ${ignored} Did you mean \`A\`?`],
  },
  {
    what: 'a repository that the build does not have',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `${registry}, service_list: [{ ${wanted}, repo_info: [{ codehost_name: gh, repo_namespace: o, repo_name: q, branch: main }] }]`,
    problem: ['.service_list[0].repo_info[0]', `The job has no repository \`o/q\`, ${ignored} Did you mean \`o/r\`?`],
  },
  {
    what: 'a build with all that it has',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `${registry}, service_list: [{ ${wanted}, inputs: { A: 1 } }]`,
    problem: undefined,
  },
  {
    what: 'a build whose definition lists nothing',
    job: { type: 'zadig-build', spec: {} },
    parameters: `${registry}, service_list: [{ ${wanted}, inputs: { B: 1 } }]`,
    problem: undefined,
  },
  ...['registry.example.com/team', 'https://registry.example.com', 'team'].map((text) => ({
    what: `the registry ${text}`,
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `registry: ${text}, service_list: [{ ${wanted} }]`,
    problem: [
      '.registry',
      `\`${text}\` is not of the form \`<address>/<namespace>\` with the scheme, such as \`https://reg.example.com/team\` (with a slash at the end where the registry has no namespace): Zadig compares the whole text with its registries.`,
    ] as const,
  })),
  {
    what: 'a registry without a namespace',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `registry: https://registry.example.com/, service_list: [{ ${wanted} }]`,
    problem: undefined,
  },
  {
    what: 'a build without a registry, written without its type',
    job: { type: 'zadig-build', spec: buildSpec },
    parameters: `service_list: [{ ${wanted} }]`,
    problem: ['.registry', 'It is required.'],
  },
  {
    what: 'a deployment without an environment, written without its type',
    job: { type: 'zadig-deploy', spec: {} },
    parameters: `service_list: [{ ${wanted} }]`,
    problem: ['.env_name', 'It is required.'],
  },
  {
    what: 'a deployment without an image, where nothing else gives one',
    job: { type: 'zadig-deploy', spec: { source: 'runtime' } },
    parameters: `env_name: dev, service_list: [{ ${wanted} }]`,
    problem: [
      '.service_list[0].image_name',
      'It is required: the images of this job come from the payload, not from a build job.',
    ],
  },
  {
    what: 'a deployment without an image, where a build gives it',
    job: { type: 'zadig-deploy', spec: { source: 'fromjob', job_name: 'build' } },
    parameters: `env_name: dev, service_list: [{ ${wanted} }]`,
    problem: undefined,
  },
  {
    what: 'a workload that the job does not have',
    job: { type: 'custom-deploy', spec: { target_options: [{ target: 'Deployment/web/web' }] } },
    parameters: 'target_list: [{ workload_type: Deployment, workload_name: webb, container_name: web, image_name: i }]',
    problem: [
      '.target_list[0]',
      `The job has no workload \`Deployment/webb/web\`, and Zadig would change it all the same if it exists. Did you mean \`Deployment/web/web\`?`,
    ],
  },
  {
    what: 'a service that is not on the hosts',
    job: { type: 'zadig-vm-deploy', spec: { service_and_vm_deploys_options: [{ service_name: 'shop' }] } },
    parameters: 'env_name: dev, service_list: [{ service_name: shpo, file_name: f }]',
    problem: ['.service_list[0].service_name', 'The job has no service `shpo`. Did you mean `shop`?'],
  },
  {
    what: 'a variable that the script does not have',
    job: { type: 'freestyle', spec: scriptSpec },
    parameters: 'kv: { ENVV: dev }',
    problem: ['.kv.ENVV', `The job has no variable \`ENVV\`, ${ignored} Did you mean \`ENV\`?`],
  },
  {
    what: 'a variable of a script that has none at all',
    job: { type: 'freestyle', spec: { freestyle_type: '', envs: [] } },
    parameters: 'kv: { A: 1 }',
    problem: ['.kv.A', `The job has no variable \`A\`, ${ignored}`],
  },
  {
    what: 'a variable of a script as Zadig stored it before 3.3',
    job: { type: 'freestyle', spec: { properties: { envs: [variable('A')] } } },
    parameters: 'kv: { A: 1 }',
    problem: undefined,
  },
  {
    what: 'a choice that the variable does not have',
    job: { type: 'freestyle', spec: scriptSpec },
    parameters: 'kv: { ENV: test }',
    problem: ['.kv.ENV', '`test` is not one of the choices: `dev`, `prod`.'],
  },
  {
    what: 'services for a script that does not run for services',
    job: { type: 'freestyle', spec: scriptSpec },
    parameters: `services: [{ ${wanted} }]`,
    problem: ['.services', 'Zadig would ignore it: this job does not run for services.'],
  },
  {
    what: 'a script that runs for services and gets none',
    job: { type: 'freestyle', spec: { freestyle_type: 'service_freestyle' } },
    parameters: '',
    problem: ['.services', 'It is required: this job runs for services.'],
  },
  {
    what: 'variables for a script that runs for services',
    job: { type: 'freestyle', spec: { freestyle_type: 'service_freestyle' } },
    parameters: `kv: { A: 1 }, services: [{ ${wanted} }]`,
    problem: ['.kv', 'Zadig would ignore it: this job runs for services, each with its own.'],
  },
  {
    what: 'a test that the job does not have',
    job: { type: 'zadig-test', spec: testSpec },
    parameters: 'testing_list: [{ testing_name: units }]',
    problem: ['.testing_list[0].testing_name', `The job has no test \`units\`, ${ignored} Did you mean \`unit\`?`],
  },
  {
    what: 'a variable that the test does not have',
    job: { type: 'zadig-test', spec: testSpec },
    parameters: 'testing_list: [{ testing_name: unit, inputs: { AA: 1 } }]',
    problem: ['.testing_list[0].inputs.AA', `The job has no variable \`AA\`, ${ignored} Did you mean \`A\`?`],
  },
  {
    what: 'services for a test of the product',
    job: { type: 'zadig-test', spec: testSpec },
    parameters: `service_list: [{ ${wanted} }]`,
    problem: ['.service_list', 'Zadig would ignore it: this job does not work on services. Use `testing_list`.'],
  },
  {
    what: 'a module that the test of services does not have',
    job: {
      type: 'zadig-test',
      spec: { test_type: 'service_test', service_and_tests: [{ ...module, name: 'unit' }] },
    },
    parameters: 'service_list: [{ service_name: s, service_module: n }]',
    problem: ['.service_list[0]', `The job has no service module \`s/n\`, ${ignored} Did you mean \`s/m\`?`],
  },
  {
    what: 'a test of services that takes them from another job',
    job: { type: 'zadig-test', spec: { test_type: 'service_test', source: 'fromjob' } },
    parameters: `service_list: [{ ${wanted} }]`,
    problem: [
      '',
      "This job takes its services from another job, and Zadig's API cannot run such a test: it answers that the other job was not found.",
    ],
  },
  {
    what: 'a scan that the job does not have',
    job: { type: 'zadig-scanning', spec: { scanning_type: '', scannings: [{ name: 'sonar' }] } },
    parameters: 'scanning_list: [{ scanning_name: sonr }]',
    problem: ['.scanning_list[0].scanning_name', `The job has no scan \`sonr\`, ${ignored} Did you mean \`sonar\`?`],
  },
  {
    what: 'a scan of services that gets none',
    job: { type: 'zadig-scanning', spec: { scanning_type: 'service_scanning' } },
    parameters: '',
    problem: ['.service_list', 'It is required: this job only runs for the services that are listed.'],
  },
  {
    what: 'an input that the plugin does not have',
    job: { type: 'plugin', spec: { plugin: { inputs: [{ name: 'CONTENT', type: 'string' }] } } },
    parameters: 'kv: { CONTENTS: hi }',
    problem: ['.kv.CONTENTS', `The job has no variable \`CONTENTS\`, ${ignored} Did you mean \`CONTENT\`?`],
  },
  {
    what: 'SQL without the database that the payload has to choose',
    job: { type: 'sql', spec: { source: 'runtime' } },
    parameters: 'sql: select 1',
    problem: ['.database_name', 'It is required: the job leaves the choice to the payload.'],
  },
  {
    what: 'a database where the job is bound to one',
    job: { type: 'sql', spec: { source: 'fixed', id: '5f' } },
    parameters: 'sql: select 1, database_name: orders',
    problem: [
      '.database_name',
      'Zadig would ignore it without a word, and run the statements on the database that the job is bound to. Leave it out.',
    ],
  },
  {
    what: 'a database for a job of which nothing is known',
    job: { type: 'sql', spec: {} },
    parameters: 'sql: select 1, database_name: orders',
    problem: undefined,
  },
  {
    what: 'a resource that the patch does not have',
    job: {
      type: 'k8s-resource-patch',
      spec: {
        patch_items: [
          { resource_name: 'a', resource_kind: 'ConfigMap', resource_group: '', resource_version: 'v1', params: [] },
        ],
      },
    },
    parameters:
      "target_list: [{ resource_name: b, resource_kind: ConfigMap, resource_group: '', resource_version: v1 }]",
    problem: [
      '.target_list[0]',
      `The job has no resource \`v1/ConfigMap/b\`, ${ignored} Did you mean \`v1/ConfigMap/a\`?`,
    ],
  },
  {
    what: 'a workload that cannot be rolled back',
    job: { type: 'k8s-gray-rollback', spec: { targets: [{ workload_name: 'web' }] } },
    parameters: 'target_list: [{ workload_name: wbe }]',
    problem: ['.target_list[0].workload_name', `The job has no workload \`wbe\`, ${ignored} Did you mean \`web\`?`],
  },
]

describe('what a job is given', () => {
  it.each(specCases)('$what', ({ job, parameters, problem }) => {
    const definition = aDefinition([{ name: 'job', ...job }])
    const expected = problem === undefined ? [] : [{ path: `inputs.job${problem[0]}`, message: problem[1] }]
    expect(preflight(aPayload(`job: { ${parameters} }`), definition)).toEqual(expected)
  })

  it.each([null, 'text', [], { service_and_builds_options: 'x' }, { service_and_builds_options: [null, 7] }])(
    'a stored document that is not as expected (%j) is no problem',
    (spec) => {
      const definition = aDefinition([{ name: 'job', type: 'zadig-build', spec }])
      expect(preflight(aPayload(`job: { ${registry}, service_list: [{ ${wanted} }] }`), definition)).toEqual([])
    },
  )
})
