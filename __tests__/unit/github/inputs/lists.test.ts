import { expect, test } from '@jest/globals'

import {
  readList,
  readTextList,
  readTicketServices,
  readTicketUsers,
  readViewWorkflows,
} from '../../../../src/github/inputs/lists.ts'

test.each([
  ['', []],
  ['a', ['a']],
  ['a, b', ['a', 'b']],
  ['a\nb\n', ['a', 'b']],
  ['- a\n- b', ['a', 'b']],
  ['["a", {"k": 1}]', ['a', { k: '1' }]],
  ['{ k: v }', [{ k: 'v' }]],
])('a list is read from %j', (text, items) => {
  expect(readList('in', text)).toEqual({ items, problems: [] })
})

test('a list of texts begins as a YAML list, or has an item a line', () => {
  expect(readTextList('in', '*a: b\n"c"\n# d')).toEqual({ items: ['*a: b', 'c'], problems: [] })
  expect(readTextList('in', '# d\n- a\n- b: c').problems).toEqual([expect.objectContaining({ path: 'in[1]' })])
})

test('workflows, services and users are read from texts and from the objects of the API', () => {
  expect(readViewWorkflows('w', '[a, { workflow_key: b, workflow_type: product, enabled: false }]')).toEqual({
    items: [
      { workflowKey: 'a', type: '', enabled: true },
      { workflowKey: 'b', type: 'product', enabled: false },
    ],
    problems: [],
  })
  expect(
    readTicketServices('s', '[a/b, c, { service_name: d, service_module: e }, { service_name: f }]').items,
  ).toEqual([
    { service: 'a', module: 'b' },
    { service: 'c', module: 'c' },
    { service: 'd', module: 'e' },
    { service: 'f', module: 'f' },
  ])
  expect(readTicketUsers('u', 'Alice <a@example.com>\nBob\nc@example.com').items).toEqual([
    { name: 'Alice', email: 'a@example.com' },
    { name: 'Bob', email: '' },
    { name: '', email: 'c@example.com' },
  ])
})

test.each([
  [readList, '[a, [b]]', 'in[1]', 'This is a list in a list'],
  [readList, '[a', 'in', 'It is not valid YAML or JSON'],
  [readViewWorkflows, '[{ workflow_type: custom }]', 'in[0]', 'A workflow is its key'],
  [readViewWorkflows, '[{ workflow_key: a, workflow_type: x }]', 'in[0]', '`workflow_type` (`custom` or `product`)'],
  [readViewWorkflows, '[{ workflow_key: a, enabled: yes }]', 'in[0]', '`enabled` (`true` or `false`)'],
  [readViewWorkflows, '[{ workflow_key: a, type: x }]', 'in[0]', '`type` is not a field here. Did you mean'],
  [readViewWorkflows, '[a, a]', 'in', '`a` is listed twice'],
  [readTicketServices, 'a/b/c', 'in[0]', 'A service is'],
  [readTicketServices, '[{ service_module: b }]', 'in[0]', 'A service is'],
  [readTicketUsers, '[{ mail: b }]', 'in[0]', '`mail` is not a field here'],
])('%p: %s is a problem', (read, text, path, message) => {
  expect(read('in', text).problems).toEqual([{ path, message: expect.stringContaining(message) }])
})
