// What each job type is checked for against its stored document.
import { expect, it } from '@jest/globals'

import { preflight } from '../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload } from './a-definition.ts'

const variable = (key: string, more: object = {}): object => ({ key, value: '', type: 'string', ...more })
const module = { service_name: 's', service_module: 'm' }
const wanted = 'service_name: s, service_module: m'
const other = 'service_list: [{ service_name: s, service_module: n }]'
const registry = 'registry: https://r.example.com/team'
const repo = { repo_namespace: 'o', repo_name: 'r', codehost_id: 1 }
const build = { service_and_builds_options: [{ ...module, key_vals: [variable('A')], repos: [repo] }] }
const script = {
  freestyle_type: '',
  envs: [
    variable('ENV', { type: 'choice', choice_option: ['dev', 'prod'] }),
    variable('MANY', { type: 'multi-select', choice_option: ['a', 'b'] }),
  ],
}
const test = { test_type: '', test_module_options: [{ name: 'unit', key_vals: [variable('A')], repos: [] }] }
const serviceTest = { test_type: 'service_test', service_and_tests: [{ ...module, name: 'unit' }] }
const resource = { resource_name: 'a', resource_kind: 'ConfigMap', resource_group: '', resource_version: 'v1' }
const patching = (name: string, more = '') =>
  `target_list: [{ resource_name: ${name}, resource_kind: ConfigMap, resource_group: '', resource_version: v1${more} }]`

function unknown(what: string, name: string, hint?: string): string {
  const help = hint === undefined ? '' : ` Did you mean \`${hint}\`?`
  return `The job has no ${what} \`${name}\`, and Zadig would silently ignore it.${help}`
}

function notRegistry(text: string): string {
  return `.registry: \`${text}\` is not of the form \`<address>/<namespace>\` with the scheme, such as \`https://reg.example.com/team\` (with a slash at the end where the registry has no namespace): Zadig compares the whole text with its registries.`
}

/** For each type and stored document, parameters and what is wrong with them; empty where nothing is. */
const cases: readonly (readonly [type: string, spec: object, problems: Readonly<Record<string, string>>])[] = [
  [
    'zadig-build',
    build,
    {
      [`${registry}, service_list: [{ ${wanted}, inputs: { A: 1 } }]`]: '',
      [`registry: https://registry.example.com/, service_list: [{ ${wanted} }]`]: '',
      [`${registry}, ${other}`]: `.service_list[0]: ${unknown('service module', 's/n', 's/m')}`,
      [`${registry}, service_list: [{ ${wanted}, inputs: { B: 1 } }]`]: `.service_list[0].inputs.B: ${unknown('variable', 'B', 'A')}`,
      [`${registry}, service_list: [{ ${wanted}, repo_info: [{ codehost_name: gh, repo_namespace: o, repo_name: q, branch: main }] }]`]: `.service_list[0].repo_info[0]: ${unknown('repository', 'o/q', 'o/r')}`,
      [`registry: reg.example.com/team, service_list: [{ ${wanted} }]`]: notRegistry('reg.example.com/team'),
      [`registry: https://reg.example.com, service_list: [{ ${wanted} }]`]: notRegistry('https://reg.example.com'),
      [`registry: team, service_list: [{ ${wanted} }]`]: notRegistry('team'),
      [`service_list: [{ ${wanted} }]`]: '.registry: It is required.',
    },
  ],
  ['zadig-build', {}, { [`${registry}, service_list: [{ ${wanted}, inputs: { B: 1 } }]`]: '' }],
  ['zadig-deploy', {}, { [`service_list: [{ ${wanted} }]`]: '.env_name: It is required.' }],
  ['zadig-deploy', { source: 'fromjob' }, { [`env_name: dev, service_list: [{ ${wanted} }]`]: '' }],
  [
    'zadig-deploy',
    { source: 'runtime' },
    {
      [`env_name: dev, service_list: [{ ${wanted} }]`]:
        '.service_list[0].image_name: It is required: the images of this job come from the payload, not from a build job.',
    },
  ],
  [
    'custom-deploy',
    { target_options: [{ target: 'Deployment/web/web' }] },
    {
      'target_list: [{ workload_type: Deployment, workload_name: webb, container_name: web, image_name: i }]':
        '.target_list[0]: The job has no workload `Deployment/webb/web`, and Zadig would still change it if it exists. Did you mean `Deployment/web/web`?',
    },
  ],
  [
    'zadig-vm-deploy',
    { service_and_vm_deploys_options: [{ service_name: 'shop' }] },
    {
      'env_name: dev, service_list: [{ service_name: shpo, file_name: f }]':
        '.service_list[0].service_name: The job has no service `shpo`. Did you mean `shop`?',
    },
  ],
  [
    'freestyle',
    script,
    {
      'kv: { EMV: dev }': `.kv.EMV: ${unknown('variable', 'EMV', 'ENV')}`,
      'kv: { ENV: test }': '.kv.ENV: `test` is not one of the choices: `dev`, `prod`.',
      "kv: { MANY: 'a,z' }": '.kv.MANY: `z` is not one of the choices: `a`, `b`.',
      [`services: [{ ${wanted} }]`]: '.services: Zadig would ignore it: this job does not run for services.',
    },
  ],
  ['freestyle', { envs: [] }, { 'kv: { A: 1 }': `.kv.A: ${unknown('variable', 'A')}` }],
  // As Zadig stored it before 3.3.
  ['freestyle', { properties: { envs: [variable('A')] } }, { 'kv: { A: 1 }': '' }],
  [
    'freestyle',
    { freestyle_type: 'service_freestyle' },
    {
      '': '.services: It is required: this job runs for services.',
      [`kv: { A: 1 }, services: [{ ${wanted} }]`]:
        '.kv: Zadig would ignore it: this job runs for services, each with its own.',
    },
  ],
  [
    'zadig-test',
    test,
    {
      'testing_list: [{ testing_name: units }]': `.testing_list[0].testing_name: ${unknown('test', 'units', 'unit')}`,
      'testing_list: [{ testing_name: unit, inputs: { AA: 1 } }]': `.testing_list[0].inputs.AA: ${unknown('variable', 'AA', 'A')}`,
      [`service_list: [{ ${wanted} }]`]:
        '.service_list: Zadig would ignore it: this job does not work on services. Use `testing_list`.',
    },
  ],
  [
    'zadig-test',
    serviceTest,
    {
      [other]: `.service_list[0]: ${unknown('service module', 's/n', 's/m')}`,
      [`testing_list: [], service_list: [{ ${wanted} }]`]:
        '.testing_list: Zadig would ignore it: this job works on services. Use `service_list`.',
    },
  ],
  [
    'zadig-test',
    { ...serviceTest, source: 'fromjob' },
    {
      [`service_list: [{ ${wanted} }]`]:
        ": This job takes its services from another job, and Zadig's API cannot run such a test: it answers that the other job was not found.",
    },
  ],
  [
    'zadig-scanning',
    { scanning_type: '', scannings: [{ name: 'sonar' }] },
    {
      'scanning_list: [{ scanning_name: sonr }]': `.scanning_list[0].scanning_name: ${unknown('scan', 'sonr', 'sonar')}`,
      [`service_list: [{ ${wanted} }]`]:
        '.service_list: Zadig would ignore it: this job does not work on services. Use `scanning_list`.',
    },
  ],
  [
    'zadig-scanning',
    { scanning_type: 'service_scanning' },
    { '': '.service_list: It is required: this job only runs for the services that are listed.' },
  ],
  [
    'plugin',
    { plugin: { inputs: [{ name: 'CONTENT', type: 'string' }] } },
    { 'kv: { CONTENTS: hi }': `.kv.CONTENTS: ${unknown('variable', 'CONTENTS', 'CONTENT')}` },
  ],
  ['sql', {}, { 'sql: select 1, database_name: orders': '' }],
  [
    'sql',
    { source: 'runtime' },
    { 'sql: select 1': '.database_name: It is required: the job leaves the choice to the payload.' },
  ],
  [
    'sql',
    { source: 'fixed', id: '5f' },
    {
      'sql: select 1, database_name: orders':
        '.database_name: Zadig would silently ignore it and run the statements on the database that the job is bound to. Leave it out.',
    },
  ],
  [
    'k8s-resource-patch',
    { patch_items: [{ ...resource, params: [{ name: 'LEVEL' }] }] },
    {
      [patching('b')]: `.target_list[0]: ${unknown('resource', 'v1/ConfigMap/b', 'v1/ConfigMap/a')}`,
      [patching('a', ', inputs: { LEVLE: 1 }')]:
        `.target_list[0].inputs.LEVLE: ${unknown('variable', 'LEVLE', 'LEVEL')}`,
    },
  ],
  [
    'k8s-gray-rollback',
    { targets: [{ workload_name: 'web' }] },
    { 'target_list: [{ workload_name: wbe }]': `.target_list[0].workload_name: ${unknown('workload', 'wbe', 'web')}` },
  ],
]

function problemsOf(type: string, spec: unknown, parameters: string): readonly string[] {
  const problems = preflight(aPayload(`job: { ${parameters} }`), aDefinition([{ name: 'job', type, spec }]))
  return problems.map(({ path, message }) => `${path}: ${message}`)
}

const rows = cases.flatMap(([type, spec, problems]) =>
  Object.entries(problems).map(([parameters, problem]) => ({ type, spec, parameters, problem })),
)

it.each(rows)('a $type job with { $parameters }', ({ type, spec, parameters, problem }) => {
  expect(problemsOf(type, spec, parameters)).toEqual(problem === '' ? [] : [`inputs.job${problem}`])
})

it.each([null, 'text', [], { service_and_builds_options: 'x' }, { service_and_builds_options: [null, 7] }])(
  'a stored document of another shape is not checked: %j',
  (spec) => {
    expect(problemsOf('zadig-build', spec, `${registry}, service_list: [{ ${wanted} }]`)).toEqual([])
  },
)
