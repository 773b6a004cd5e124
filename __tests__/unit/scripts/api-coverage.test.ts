// Every endpoint and field of the API is reachable, and every row that says so is true.
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

import { routesOf } from '../../../emulators/zadig/http/routes.ts'
import { readManifests } from '../../../scripts/action-manifests.ts'
import { ENDPOINTS, ERROR_FIELDS, fieldsOfRow, type Reach } from '../../../scripts/api-coverage.ts'
import { PUBLISHED, PUBLISHED_ERROR } from '../../../scripts/published-api.ts'
import { createZadigClient } from '../../../src/zadig/client.ts'
import { read, repositoryFiles } from '../house/source-files.ts'

const manifests = new Map(
  readManifests(join(import.meta.dirname, '../../..')).map((manifest) => [manifest.action, manifest]),
)
/** Never sent anywhere: only the names of its methods are asked for. */
const client = createZadigClient({
  send: () => Promise.reject(new Error('not sent')),
  open: () => Promise.reject(new Error('not opened')),
  close: () => Promise.resolve(),
})

test('every endpoint of the server has a row, and every row is an endpoint', () => {
  const routes = routesOf('5.0').map(({ method, path }) => `${method} ${path}`)
  expect(ENDPOINTS.map(({ route }) => route).toSorted()).toEqual(routes.toSorted())
})

test('every method of the client has a row', () => {
  const methods = new Set<string>(ENDPOINTS.flatMap((endpoint) => endpoint.methods))
  expect(Object.keys(client).filter((method) => !methods.has(method))).toEqual([])
  expect([...methods].filter((method) => !(method in client))).toEqual([])
})

test('every action calls an endpoint', () => {
  const called = new Set(ENDPOINTS.flatMap(({ actions }) => actions))
  expect([...manifests.keys()].filter((action) => !called.has(action))).toEqual([])
})

/** Fields that no row is about, neither by name nor by what they are in. */
function withoutRow(fields: readonly string[], rows: Readonly<Record<string, Reach>>): readonly string[] {
  const covered = Object.keys(rows).flatMap(fieldsOfRow)
  return fields.filter((field) => !covered.some((name) => field === name || field.startsWith(`${name}.`)))
}

/** Documentation and router have names of their own for what varies in a path. */
const nameless = (route: string): string => route.replaceAll(/:\w+/g, ':')

describe.each(PUBLISHED.map((published) => [published.route, published] as const))(
  'the published %s',
  (route, published) => {
    test('has a row, and so does each of its fields', () => {
      const endpoint = ENDPOINTS.find((candidate) => nameless(candidate.route) === nameless(route))
      expect(withoutRow(published.sent, endpoint?.sent ?? {})).toEqual([])
      expect(withoutRow(published.got, endpoint?.got ?? {})).toEqual([])
      expect(endpoint).toBeDefined()
    })
  },
)

test('what is published of an error has a row', () => {
  expect(withoutRow(PUBLISHED_ERROR, ERROR_FIELDS)).toEqual([])
})

test('every part of a path that varies has a row', () => {
  const missing = ENDPOINTS.flatMap(({ route, sent }) => withoutRow(route.match(/:\w+/g) ?? [], sent))
  expect(missing).toEqual([])
})

test('a field without a row is found', () => {
  expect(withoutRow(['a.b', 'a.c', 'd.e', 'f'], { 'a: b': { shown: '' }, d: { shown: '' } })).toEqual(['a.c', 'f'])
})

describe.each(ENDPOINTS.map((endpoint) => [endpoint.route, endpoint] as const))('%s', (_route, endpoint) => {
  test('has fields, and each leads to an input or an output that its action has', () => {
    const reaches = [...Object.values(endpoint.sent), ...Object.values(endpoint.got)]
    expect(reaches.length).toBeGreaterThan(1)
    const missing = reaches.flatMap((reach) => {
      if ('shown' in reach || 'withheld' in reach) return []
      const manifest = manifests.get(reach.action ?? endpoint.actions[0] ?? '')
      const names = 'input' in reach ? manifest?.inputs : manifest?.outputs
      const name = 'input' in reach ? reach.input : reach.output
      return names === undefined || !(name in names) ? [name] : []
    })
    expect(missing).toEqual([])
  })

  test('is reached by actions that there are, and proved by a test that there is', () => {
    expect(endpoint.actions.filter((action) => !manifests.has(action))).toEqual([])
    const [file, name] = endpoint.proof
    expect(repositoryFiles()).toContain(file)
    expect(read(file)).toContain(name)
  })
})
