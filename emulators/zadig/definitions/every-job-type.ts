import type { JsonObject } from '../json.ts'
import {
  approvalJob,
  buildJob,
  deployJob,
  freestyleJob,
  job,
  repository,
  serviceBuild,
  stage,
  testJob,
  variable,
  workflow,
} from './documents.ts'

const parameter = (name: string, value: string): JsonObject => ({
  name,
  description: '',
  type: 'string',
  value,
  repo: null,
  default: value,
  is_credential: false,
})

const scanning = (name: string): JsonObject => ({
  name,
  project_name: 'demo',
  repos: [repository('web')],
  key_vals: [variable('LEVEL', 'strict')],
  share_storage_info: null,
})

const plugin: JsonObject = {
  name: 'hello-seedData',
  is_offical: false,
  category: '',
  description: 'prints a text',
  repo_url: '',
  version: 'v0.0.1',
  image: 'alpine:3.20',
  args: ['echo $(inputs.CONTENT)'],
  cmds: ['/bin/sh', '-c'],
  envs: [{ name: 'CONTENT', value: '$(inputs.CONTENT)' }],
  inputs: [parameter('CONTENT', 'hello seedData')],
  outputs: [],
}

const patch: JsonObject = {
  resource_name: 'web-config',
  resource_kind: 'ConfigMap',
  resource_group: '',
  resource_version: 'v1',
  patch_content: 'data: {level: "{{.level}}"}',
  params: [parameter('level', 'info')],
  patch_strategy: 'merge',
}

const serviceModule = (extra: JsonObject = {}): JsonObject => ({ service_name: 'web', service_module: 'web', ...extra })

/** `everything`: one job of each type that the OpenAPI can run or refuses (contract §4.5). */
export function everyJobTypeWorkflow(): JsonObject {
  return workflow('everything', 'Every job type', [
    stage('build', [
      buildJob('build', [
        serviceBuild('web', 'web', [variable('LEVEL', 'info')]),
        serviceBuild('shop', 'cart'),
        serviceBuild('shop', 'pay'),
      ]),
    ]),
    stage('deploy', [
      deployJob('deploy', 'dev', ''),
      deployJob('deploy-helm', 'dev', '', { deploy_type: 'helm' }),
      job('deploy-workload', 'custom-deploy', {
        namespace: 'demo',
        cluster_id: 'local',
        docker_registry_id: '',
        source: 'runtime',
        skip_check_run_status: false,
        targets: [],
      }),
      job(
        'deploy-vm',
        'zadig-vm-deploy',
        { env: 'dev', s3_storage_id: 's3', source: 'runtime', service_and_vm_deploys: [] },
        { infrastructure: 'vm' },
      ),
    ]),
    stage('check', [
      testJob('test', ['unit', 'e2e']),
      job('test-service', 'zadig-test', {
        test_type: 'service_test',
        source: 'runtime',
        service_and_tests: [
          serviceModule({ name: 'contract', project_name: 'demo', key_vals: [], repos: [repository('web')] }),
        ],
      }),
      job('scan', 'zadig-scanning', {
        scanning_type: '',
        scannings: [scanning('lint'), scanning('sonar')],
        service_and_scannings: [],
      }),
      job('scan-service', 'zadig-scanning', {
        scanning_type: 'service_scanning',
        source: 'runtime',
        scannings: [],
        service_and_scannings: [serviceModule(scanning('lint'))],
      }),
    ]),
    stage('scripts', [
      freestyleJob('script', [
        variable('GREETING', 'hello'),
        variable('TARGETS', 'a', { type: 'multi-select', choice_option: ['a', 'b'] }),
      ]),
      job('script-service', 'freestyle', {
        freestyle_type: 'service_freestyle',
        source: 'runtime',
        job_name: '',
        repos: [repository('tools')],
        envs: [variable('GREETING', 'hello')],
        services: [serviceModule()],
      }),
      job('plugin', 'plugin', { plugin }),
      job('sql', 'sql', { id: '5f00000000000000000000d1', type: 'mysql', sql: 'select 1', source: 'runtime' }),
      job('tapd', 'tapd', {
        tapd_id: 't1',
        source: 'runtime',
        type: 'iteration',
        project_id: '43976133',
        project_name: 'TAPD DEMO',
        status: 'open',
        iterations: [],
      }),
      approvalJob('approve', ['alice', 'ci-bot']),
    ]),
    stage('kubernetes', [
      job('patch', 'k8s-resource-patch', { cluster_id: 'local', namespace: 'demo', patch_items: [patch] }),
      job('gray-rollback', 'k8s-gray-rollback', {
        cluster_id: 'local',
        namespace: 'demo',
        rollback_timeout: 10,
        targets: [{ workload_type: 'Deployment', workload_name: 'web' }],
      }),
      job('blue-green', 'k8s-blue-green-deploy', {
        targets: [{ k8s_service_name: 'web', container_name: 'web', image: '' }],
      }),
      job('blue-green-release', 'k8s-blue-green-release', { from_job: 'blue-green' }),
      job('canary', 'k8s-canary-deploy', { targets: [{ k8s_service_name: 'web', container_name: 'web', image: '' }] }),
      job('canary-release', 'k8s-canary-release', { from_job: 'canary', release_timeout: 10 }),
      job('gray', 'k8s-gray-release', {
        targets: [{ workload_type: 'Deployment', workload_name: 'web', container_name: 'web' }],
      }),
    ]),
    stage('refused', [
      job('distribute', 'zadig-distribute-image', { source: 'fromjob', job_name: 'build', targets: [] }),
      job('nacos', 'nacos', { nacos_id: 'n1', nacos_datas: [] }),
      job('jenkins', 'jenkins', { id: 'j1', jobs: [] }),
      job('trigger', 'workflow-trigger', { trigger_type: 'fixed', fixed_workflow_list: [] }),
      job('specialist', 'ai-release-specialist', { model: 'm' }),
    ]),
  ])
}
