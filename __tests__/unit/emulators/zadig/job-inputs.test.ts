// The input of each job type (contract §4.5): which job tasks it makes, and what the server refuses.
import { describe, expect, test } from '@jest/globals'

import type { Json, JsonObject } from '../../../../emulators/zadig/json.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { execute, start } from './emulator-client.ts'

const registry = 'https://registry.example.com/demo'
/** A `repo_info` item for the configured repository of `web`. */
const repo = (extra: JsonObject = {}): JsonObject => ({
  codehost_name: 'github-acme',
  repo_namespace: 'acme',
  repo_name: 'web',
  branch: 'topic',
  ...extra,
})
const service = (name: string, module = name, extra: JsonObject = {}): JsonObject => ({
  service_name: name,
  service_module: module,
  ...extra,
})
const kv = (key: string, value: Json): JsonObject => ({ key, value })
/** Input of `build` for service `web` with these fields. */
const webBuild = (extra: JsonObject): JsonObject => ({ registry, service_list: [service('web', 'web', extra)] })
const vm = (...files: readonly string[]): JsonObject => ({
  env_name: 'dev',
  service_list: files.map((file_name) => ({ service_name: 'agent', file_name })),
})
const AGENT = 'agent-20250615-7-main.tar.gz'
const lint = { scanning_list: [{ scanning_name: 'lint', inputs: [kv('LEVEL', 'lax')] }] }
const container = { workload_type: 'Deployment', workload_name: 'web', container_name: 'main', image_name: 'w:2' }
const configMap = { resource_name: 'web-config', resource_kind: 'ConfigMap', resource_version: 'v1' }

const WEB = ['job-0-0-0-build build-web-web']
const SCRIPT = ['job-3-0-0-script script']
const three = [
  service('shop', 'cart', { image_name: 'a:1' }),
  service('web', 'web', { image_name: 'w:1' }),
  service('shop', 'pay', { image_name: 'b:1' }),
]
const merged = [service('web', 'web', { value_merge_strategy: 'override' })]
const webWorkload = { workload_name: 'web' }
const twoScans = ['job-2-2-0-scan scan-lint', 'job-2-2-1-scan scan-sonar']
const iteration = '1143976133001000001'

describe('the job tasks of a job', () => {
  test.each<[ZadigVersion, string, Json, readonly string[], JsonObject]>([
    [
      '4.0',
      'build',
      { registry, service_list: [service('shop', 'pay'), service('no'), service('web')] },
      [...WEB, 'job-0-0-1-build build-shop-pay'],
      { service_module: 'web', image: '', envs: [{ value: 'info' }] },
    ],
    [
      '4.0',
      'build',
      webBuild({ repo_info: [repo({ prs: [3], commit_id: 'c' })], inputs: [kv('LEVEL', 'debug'), kv('NO', 'x')] }),
      WEB,
      { repos: [{ branch: 'topic', prs: [3], oauth_token: '' }], envs: [kv('LEVEL', 'debug')] },
    ],
    ['4.0', 'build', webBuild({ repo_info: [repo({ branch: '' })] }), WEB, { repos: [{ branch: '' }] }],
    ['4.0', 'build', { registry: 'https://harbor.example.com/', service_list: [service('web')] }, WEB, {}],
    [
      '4.0',
      'deploy',
      { env_name: 'dev', service_list: three },
      ['job-1-0-0-deploy deploy-shop', 'job-1-0-1-deploy deploy-web'],
      { env: 'dev', env_alias: '开发', production: false, service_and_images: [{ image: 'a:1' }, { image: 'b:1' }] },
    ],
    [
      '4.3',
      'deploy-helm',
      { env_name: 'prod', service_list: merged },
      ['job-1-1-0-deploy-helm deploy-helm-web'],
      { service_type: 'helm', production: true, value_merge_strategy: 'override', is_import_to_deploy: false },
    ],
    [
      '4.0',
      'deploy-workload',
      { target_list: [container] },
      ['job-1-2-0-deploy-workload deploy-workload-Deployment-web-main'],
      { target: 'Deployment/web/main', image: 'w:2' },
    ],
    ['4.0', 'deploy-vm', vm(AGENT), ['job-1-3-0-deploy-vm deploy-vm-agent-'], { env: 'dev' }],
    [
      '4.0',
      'test',
      { testing_list: [{ testing_name: 'e2e', inputs: [kv('SUITE', 'full')] }] },
      ['job-2-0-0-test test-unit', 'job-2-0-1-test test-e2e'],
      { test_name: 'unit', junit_report: false, envs: [{ value: 'smoke' }] },
    ],
    [
      '4.2',
      'test-service',
      { service_list: [service('web')] },
      ['job-2-1-0-test-service test-service-web-web'],
      { test_type: 'service_test' },
    ],
    ['4.0', 'scan', lint, twoScans, { envs: [{ value: 'strict' }], sonar_metrics: null }],
    ['4.2', 'scan', lint, twoScans, { envs: [{ value: 'lax' }], sonar_metrics: null }],
    [
      '4.0',
      'script',
      { kv: [kv('TARGETS', 'a,b')] },
      SCRIPT,
      { repos: [], envs: [{ value: 'hello' }, { value: 'a,b', choice_value: ['a', 'b'] }] },
    ],
    ['4.2', 'script', null, SCRIPT, { repos: [{ repo_name: 'tools' }] }],
    ['4.2', 'script', { repo_info: [repo()] }, SCRIPT, { repos: [] }],
    [
      '5.0',
      'script',
      { repo_info: [repo({ checkout_path: 'src' })] },
      SCRIPT,
      { repos: [{ repo_name: 'web', branch: 'topic', remote_name: 'origin', checkout_path: 'src' }] },
    ],
    [
      '4.2',
      'script-service',
      { services: [service('web', 'web', { inputs: [kv('GREETING', 'hi')] })] },
      ['job-3-1-0-script-service script-service-web-web'],
      { service_name: 'web', envs: [{ value: 'hi' }] },
    ],
    [
      '4.0',
      'plugin',
      { kv: [kv('CONTENT', 'hi')] },
      ['job-3-2-0-plugin plugin'],
      { inputs: [{ name: 'CONTENT', value: 'hi' }], is_offical: false },
    ],
    ['4.0', 'sql', { database_name: 'orders' }, ['job-3-3-0-sql sql'], { sql: '', type: 'mysql', results: [] }],
    [
      '4.0',
      'tapd',
      { project_id: '43976133', status: 'done', iteration_ids: [iteration] },
      ['job-3-4-0-tapd tapd'],
      { project_name: 'TAPD DEMO', status: 'done', iterations: [{ iteration_id: iteration }] },
    ],
    ['4.1', 'approve', { any: 1 }, ['job-3-5-0-approve approve'], { native_approval: { needed_approvers: 1 } }],
    [
      '4.0',
      'patch',
      { target_list: [{ ...configMap, resource_group: '', inputs: [kv('level', 'warn')] }] },
      ['job-4-0-0-patch patch'],
      { patch_items: [{ params: [{ value: 'warn' }] }] },
    ],
    ['4.0', 'gray-rollback', { target_list: [webWorkload] }, ['job-4-1-0-gray-rollback gray-rollback-web'], {}],
    ['5.0', 'specialist', {}, ['job-5-4-0-specialist specialist'], {}],
  ])('%s %s %p', async (version, job, parameters, jobs, spec) => {
    const { zadig } = await start({}, { version })
    expect((await execute(zadig, 'everything', { [job]: parameters })).status).toBe(200)
    const tasks = zadig.lastTask().stages.flatMap((stage) => stage.jobs)
    expect(tasks.map(({ name, displayName }) => `${name} ${displayName}`)).toEqual(jobs)
    expect(tasks[0]?.spec).toMatchObject(spec)
  })
})

describe('input that the server refuses', () => {
  const refused = (job: string, error: string): string => `failed to update jobspec for job: ${job}, err: ${error}`
  const undecodable = (type: string, where: string): string =>
    `unmarshal task error: json: cannot unmarshal ${type} into Go ${where}`
  const registryError = refused('build', "didn't find the specified image registry")
  const artifact = 'failed to validate given file: x, error: artifact not found in zadig artifact list'
  const noDatabase = 'failed to find database instance no, error: mongo: no documents in result'
  const noStage = 'no stage found in workflow task: everything,taskID: 1'
  const noService = 'deploy service is empty for env dev, source: runtime, env source: runtime, from job name: '
  const unknownType = (type: string): string => `undefined job type of type:${type}`

  const noHost = refused('build', 'failed to find code host with name:no')
  const noText = undecodable('number', 'struct field KV.service_list.inputs.value of type string')
  const noList = undecodable('object', 'struct field FreestyleJobInput.kv of type []*types.KV')
  const noNumber = undecodable('number 1.5', 'struct field OpenAPIRepoInput.repo_info.pr of type int')
  test.each<[ZadigVersion, string, Json, number, string]>([
    ['4.0', 'build', { registry: 'registry.example.com/demo' }, 500, registryError],
    ['4.0', 'build', null, 500, registryError],
    ['4.0', 'build', webBuild({ repo_info: [repo({ codehost_name: 'no' })] }), 500, noHost],
    ['4.0', 'build', webBuild({ inputs: [kv('A', 1)] }), 500, noText],
    ['4.0', 'script', { kv: { A: 'b' } }, 500, noList],
    ['4.0', 'script', 'text', 500, undecodable('string', 'value of type workflow.FreestyleJobInput')],
    ['4.0', 'script', { repo_info: [repo({ pr: 1.5 })] }, 500, noNumber],
    ['4.0', 'deploy', {}, 400, 'env  not exists'],
    ['4.0', 'deploy', { env_name: 'qa', service_list: [service('web')] }, 400, 'env qa not exists'],
    ['4.0', 'deploy', { env_name: 'dev' }, 400, noStage],
    ['5.0', 'deploy', { env_name: 'dev' }, 400, noService],
    ['4.0', 'deploy-workload', {}, 400, noStage],
    ['4.0', 'deploy-vm', vm(AGENT, AGENT), 500, refused('deploy-vm', 'cannot deploy 2 same service')],
    ['4.0', 'deploy-vm', vm('x'), 500, refused('deploy-vm', artifact)],
    ['4.0', 'sql', { database_name: 'no' }, 500, refused('sql', noDatabase)],
    ['4.0', 'blue-green', { service_list: [{ service_name: 'web', image_name: 'w:1' }] }, 400, noStage],
    ['4.0', 'approve', {}, 500, unknownType('approval')],
    ['5.0', 'nacos', {}, 500, unknownType('nacos')],
    ['5.0', 'distribute', {}, 500, unknownType('zadig-distribute-image')],
    ['4.3', 'specialist', {}, 500, unknownType('ai-release-specialist')],
    ['3.3', 'sql', { database_name: 'orders' }, 500, unknownType('sql')],
  ])('%s %s %p', async (version, job, parameters, status, description) => {
    const { zadig } = await start({}, { version })
    const answer = await execute(zadig, 'everything', { [job]: parameters })
    expect(answer).toMatchObject({ status, json: { description } })
  })
})
