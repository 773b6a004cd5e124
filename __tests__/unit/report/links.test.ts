import { expect, test } from '@jest/globals'
import { environmentUrl, taskUrl } from '../../../src/report/links.ts'

const ADDRESS = { baseUrl: 'https://zadig.example.com/', projectKey: 'demo', workflowKey: 'ship', taskId: 7 }

test.each([
  ['Ship it', 'Ship%20it'],
  ['a/b?c#d&e', 'a%2Fb%3Fc%23d%26e'],
  ['half of \ud83d', 'half%20of%20%EF%BF%BD'],
])('the name %j is encoded in links', (name, encoded) => {
  const url = 'https://zadig.example.com/v1/projects/detail/demo'
  expect(taskUrl({ ...ADDRESS, displayName: name })).toBe(`${url}/pipelines/custom/ship/7?display_name=${encoded}`)
  expect(environmentUrl(ADDRESS, name)).toBe(`${url}/envs/detail?envName=${encoded}`)
})
