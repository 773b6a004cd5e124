import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../../emulators/zadig/json.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { runOne, registry, repo, service } from './everything-job.ts'

describe('input of each job type (contract §4.5): what job tasks come of it', () => {
  test.each<[ZadigVersion, string, Json, readonly string[], JsonObject]>([
    [
      '4.0',
      'build',
      { registry, service_list: [service('shop', 'pay'), service('no'), service('web')] },
      ['job-0-0-0-build build-web-web', 'job-0-0-1-build build-shop-pay'],
      { service_module: 'web', image: '', envs: [{ value: 'info' }] },
    ],
    [
      '4.0',
      'build',
      {
        registry,
        service_list: [
          service('web', 'web', {
            repo_info: [repo({ prs: [3], commit_id: 'c' })],
            inputs: [
              { key: 'LEVEL', value: 'debug' },
              { key: 'NO', value: 'x' },
            ],
          }),
        ],
      },
      ['job-0-0-0-build build-web-web'],
      { repos: [{ branch: 'topic', prs: [3], oauth_token: '' }], envs: [{ key: 'LEVEL', value: 'debug' }] },
    ],
    [
      '4.1',
      'build',
      {
        registry,
        service_list: [service('web', 'web', { repo_info: [repo({ enable_commit: true, commit_id: 'c0ffee' })] })],
      },
      ['job-0-0-0-build build-web-web'],
      { repos: [{ enable_commit: false, commit_id: 'c0ffee' }] },
    ],
    [
      '4.0',
      'build',
      { registry, service_list: [service('web', 'web', { repo_info: [repo({ branch: '' })] })] },
      ['job-0-0-0-build build-web-web'],
      { repos: [{ branch: '' }] },
    ],
    [
      '4.0',
      'build',
      { registry: 'https://harbor.example.com/', service_list: [service('web')] },
      ['job-0-0-0-build build-web-web'],
      {},
    ],
    [
      '4.0',
      'deploy',
      {
        env_name: 'dev',
        service_list: [
          service('shop', 'cart', { image_name: 'a:1' }),
          service('web', 'web', { image_name: 'w:1' }),
          service('shop', 'pay', { image_name: 'b:1' }),
        ],
      },
      ['job-1-0-0-deploy deploy-shop', 'job-1-0-1-deploy deploy-web'],
      {
        env: 'dev',
        env_alias: '开发',
        production: false,
        service_and_images: [
          { service_module: 'cart', image: 'a:1' },
          { service_module: 'pay', image: 'b:1' },
        ],
      },
    ],
    [
      '4.3',
      'deploy-helm',
      { env_name: 'prod', service_list: [service('web', 'web', { value_merge_strategy: 'override' })] },
      ['job-1-1-0-deploy-helm deploy-helm-web'],
      { service_type: 'helm', production: true, value_merge_strategy: 'override', is_import_to_deploy: false },
    ],
    [
      '4.0',
      'deploy-workload',
      {
        target_list: [{ workload_type: 'Deployment', workload_name: 'web', container_name: 'main', image_name: 'w:2' }],
      },
      ['job-1-2-0-deploy-workload deploy-workload-Deployment-web-main'],
      { target: 'Deployment/web/main', image: 'w:2' },
    ],
    [
      '4.0',
      'deploy-vm',
      { env_name: 'dev', service_list: [{ service_name: 'agent', file_name: 'agent-20250615-7-main.tar.gz' }] },
      ['job-1-3-0-deploy-vm deploy-vm-agent-'],
      { env: 'dev' },
    ],
    [
      '4.0',
      'test',
      { testing_list: [{ testing_name: 'e2e', inputs: [{ key: 'SUITE', value: 'full' }] }] },
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
    [
      '4.0',
      'scan',
      { scanning_list: [{ scanning_name: 'lint', inputs: [{ key: 'LEVEL', value: 'lax' }] }] },
      ['job-2-2-0-scan scan-lint', 'job-2-2-1-scan scan-sonar'],
      { envs: [{ value: 'strict' }], sonar_metrics: null },
    ],
    [
      '4.2',
      'scan',
      { scanning_list: [{ scanning_name: 'lint', inputs: [{ key: 'LEVEL', value: 'lax' }] }] },
      ['job-2-2-0-scan scan-lint', 'job-2-2-1-scan scan-sonar'],
      { envs: [{ value: 'lax' }] },
    ],
    [
      '4.0',
      'script',
      { kv: [{ key: 'TARGETS', value: 'a,b' }] },
      ['job-3-0-0-script script'],
      { repos: [], envs: [{ value: 'hello' }, { value: 'a,b', choice_value: ['a', 'b'] }] },
    ],
    ['4.2', 'script', null, ['job-3-0-0-script script'], { repos: [{ repo_name: 'tools' }] }],
    ['4.2', 'script', { repo_info: [repo()] }, ['job-3-0-0-script script'], { repos: [] }],
    [
      '5.0',
      'script',
      { repo_info: [repo({ checkout_path: 'src' })] },
      ['job-3-0-0-script script'],
      { repos: [{ repo_name: 'web', branch: 'topic', remote_name: 'origin', checkout_path: 'src' }] },
    ],
    [
      '4.2',
      'script-service',
      { services: [service('web', 'web', { inputs: [{ key: 'GREETING', value: 'hi' }] })] },
      ['job-3-1-0-script-service script-service-web-web'],
      { service_name: 'web', envs: [{ value: 'hi' }] },
    ],
    [
      '4.0',
      'plugin',
      { kv: [{ key: 'CONTENT', value: 'hi' }] },
      ['job-3-2-0-plugin plugin'],
      { inputs: [{ name: 'CONTENT', value: 'hi' }], is_offical: false },
    ],
    ['4.0', 'sql', { database_name: 'orders' }, ['job-3-3-0-sql sql'], { sql: '', type: 'mysql', results: [] }],
    [
      '4.0',
      'tapd',
      { project_id: '43976133', status: 'done', iteration_ids: ['1143976133001000001'] },
      ['job-3-4-0-tapd tapd'],
      { project_name: 'TAPD DEMO', status: 'done', iterations: [{ iteration_id: '1143976133001000001' }] },
    ],
    [
      '4.1',
      'approve',
      { anything: 1 },
      ['job-3-5-0-approve approve'],
      { type: 'native', native_approval: { needed_approvers: 1 } },
    ],
    [
      '4.0',
      'patch',
      {
        target_list: [
          {
            resource_name: 'web-config',
            resource_kind: 'ConfigMap',
            resource_group: '',
            resource_version: 'v1',
            inputs: [{ key: 'level', value: 'warn' }],
          },
        ],
      },
      ['job-4-0-0-patch patch'],
      { patch_items: [{ params: [{ value: 'warn' }] }] },
    ],
    [
      '4.0',
      'gray-rollback',
      { target_list: [{ workload_name: 'web' }] },
      ['job-4-1-0-gray-rollback gray-rollback-web'],
      {},
    ],
    ['5.0', 'specialist', {}, ['job-5-4-0-specialist specialist'], {}],
  ])('%s %s %p', async (version, job, parameters, jobs, spec) => {
    const result = await runOne(version, job, parameters)
    expect(result).toMatchObject({ status: 200, jobs })
    expect(result.specs[0]).toMatchObject(spec)
  })
})
