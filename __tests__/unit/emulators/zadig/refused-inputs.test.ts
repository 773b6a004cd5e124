import { describe, expect, test } from '@jest/globals'
import type { Json } from '../../../../emulators/zadig/json.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { runOne, registry, repo, service } from './everything-job.ts'

function badKv(field: string): string {
  return `unmarshal task error: json: cannot unmarshal number into Go struct field ${field} of type string`
}

function rejected(job: string, error: string): string {
  return `failed to update jobspec for job: ${job}, err: ${error}`
}

describe('input that the server refuses', () => {
  const sameTwice = {
    env_name: 'dev',
    service_list: [1, 2].map(() => ({ service_name: 'agent', file_name: 'agent-20250615-7-main.tar.gz' })),
  }

  test.each<[ZadigVersion, string, Json, number, string]>([
    [
      '4.0',
      'build',
      { registry: 'registry.example.com/demo' },
      500,
      rejected('build', "didn't find the specified image registry"),
    ],
    ['4.0', 'build', null, 500, rejected('build', "didn't find the specified image registry")],
    [
      '4.0',
      'build',
      { registry, service_list: [service('web', 'web', { repo_info: [repo({ codehost_name: 'no' })] })] },
      500,
      rejected('build', 'failed to find code host with name:no'),
    ],
    [
      '4.0',
      'build',
      { registry, service_list: [service('web', 'web', { inputs: [{ key: 'A', value: 1 }] })] },
      500,
      badKv('KV.service_list.inputs.value'),
    ],
    ['4.0', 'script', { kv: [{ key: 'A', value: 8080 }] }, 500, badKv('KV.kv.value')],
    [
      '4.0',
      'script',
      { kv: { A: 'b' } },
      500,
      'unmarshal task error: json: cannot unmarshal object into Go struct field FreestyleJobInput.kv of type []*types.KV',
    ],
    [
      '4.0',
      'script',
      'text',
      500,
      'unmarshal task error: json: cannot unmarshal string into Go value of type workflow.FreestyleJobInput',
    ],
    [
      '4.0',
      'script',
      { repo_info: [repo({ pr: 1.5 })] },
      500,
      'unmarshal task error: json: cannot unmarshal number 1.5 into Go struct field OpenAPIRepoInput.repo_info.pr of type int',
    ],
    ['4.0', 'deploy', {}, 400, 'env  not exists'],
    ['4.0', 'deploy', { env_name: 'qa', service_list: [service('web')] }, 400, 'env qa not exists'],
    ['4.0', 'deploy', { env_name: 'dev' }, 400, 'no stage found in workflow task: everything,taskID: 1'],
    [
      '5.0',
      'deploy',
      { env_name: 'dev' },
      400,
      'deploy service is empty for env dev, source: runtime, env source: runtime, from job name: ',
    ],
    ['4.0', 'deploy-workload', {}, 400, 'no stage found in workflow task: everything,taskID: 1'],
    ['4.0', 'deploy-vm', sameTwice, 500, rejected('deploy-vm', 'cannot deploy 2 same service')],
    [
      '4.0',
      'deploy-vm',
      { env_name: 'dev', service_list: [{ service_name: 'agent', file_name: 'x' }] },
      500,
      rejected('deploy-vm', 'failed to validate given file: x, error: artifact not found in zadig artifact list'),
    ],
    [
      '4.0',
      'sql',
      { database_name: 'no' },
      500,
      rejected('sql', 'failed to find database instance no, error: mongo: no documents in result'),
    ],
    [
      '4.0',
      'blue-green',
      { service_list: [{ service_name: 'web', image_name: 'w:1' }] },
      400,
      'no stage found in workflow task: everything,taskID: 1',
    ],
    ['4.0', 'approve', {}, 500, 'undefined job type of type:approval'],
    ['5.0', 'nacos', {}, 500, 'undefined job type of type:nacos'],
    ['5.0', 'distribute', {}, 500, 'undefined job type of type:zadig-distribute-image'],
    ['4.3', 'specialist', {}, 500, 'undefined job type of type:ai-release-specialist'],
    ['3.3', 'sql', { database_name: 'orders' }, 500, 'undefined job type of type:sql'],
  ])('%s %s %p', async (version, job, parameters, status, description) => {
    expect(await runOne(version, job, parameters)).toMatchObject({ status, description })
  })
})
