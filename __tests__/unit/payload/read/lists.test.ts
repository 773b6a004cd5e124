import { describe, expect, test } from '@jest/globals'

import { readList, readTicketServices, readTicketUsers, readViewWorkflows } from '../../../../src/payload/read/lists.ts'

describe('a list', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['a, b', ['a', 'b']],
    ['a\nb\n', ['a', 'b']],
    ['- a\n- b', ['a', 'b']],
    ['["a", {"k": 1}]', ['a', { k: '1' }]],
    ['{ k: v }', [{ k: 'v' }]],
  ])('is read from %j', (text, items) => {
    expect(readList('in', text)).toEqual({ items, problems: [] })
  })

  test.each([
    ['[a, [b]]', 'in[1]'],
    ['[a', 'in'],
  ])('is complained of for %j', (text, path) => {
    expect(readList('in', text).problems).toEqual([expect.objectContaining({ path })])
  })
})

describe('the workflows of a view', () => {
  test('are keys, or the objects of the API', () => {
    expect(readViewWorkflows('w', '[a, { workflow_key: b, workflow_type: product, enabled: false }]')).toEqual({
      workflows: [
        { workflowKey: 'a', type: '', enabled: true },
        { workflowKey: 'b', type: 'product', enabled: false },
      ],
      problems: [],
    })
  })

  test.each([
    ['[{ workflow_type: custom }]', '`workflow_key` is missing'],
    ['[{ workflow_key: a, workflow_type: x }]', '`workflow_type` is'],
    ['[{ workflow_key: a, enabled: yes }]', '`enabled` is'],
    ['[{ workflow_key: a, type: x }]', '`type` is no field'],
    ['[a, a]', '`a` is listed twice'],
  ])('are complained of for %s', (text, said) => {
    expect(readViewWorkflows('w', text).problems[0]?.message).toContain(said)
  })
})

describe('a ticket', () => {
  test('has services and users in short and in long', () => {
    expect(readTicketServices('s', 'a/b, c').items).toEqual([
      { service: 'a', module: 'b' },
      { service: 'c', module: 'c' },
    ])
    expect(readTicketServices('s', '{ service_name: a, service_module: b }').items).toEqual([
      { service: 'a', module: 'b' },
    ])
    expect(readTicketUsers('u', 'Alice <a@example.com>\nBob\nc@example.com').items).toEqual([
      { name: 'Alice', email: 'a@example.com' },
      { name: 'Bob', email: '' },
      { name: '', email: 'c@example.com' },
    ])
  })

  test.each([
    [readTicketServices('s', 'a/b/c').problems, 'A service is'],
    [readTicketServices('s', '[{ service_module: b }]').problems, 'A service is'],
    [readTicketUsers('u', '[{ mail: b }]').problems, '`mail` is no field here'],
  ])('is complained of', (problems, said) => {
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining(said) })])
  })
})
