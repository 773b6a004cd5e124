// docs/api-coverage.md says that every endpoint of the API can be reached, and by which action.
import { expect, test } from '@jest/globals'

import { routesOf } from '../../../emulators/zadig/http/routes.ts'
import { readManifests } from '../../../scripts/action-manifests.ts'
import { createZadigClient } from '../../../src/zadig/api/client.ts'
import { read, REPOSITORY } from '../repository/source-files.ts'

const ROWS = read('docs/api-coverage.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Sends nothing: only the names of its methods matter. */
const client = createZadigClient({
  send: () => Promise.reject(new Error('not sent')),
  open: () => Promise.reject(new Error('not opened')),
  close: () => Promise.resolve(),
})

test('every endpoint of the server has a row, and every row is an endpoint', () => {
  const routes = routesOf('5.0').map(({ method, path }) => `\`${method} ${path}\``)
  expect(ROWS.map(([, endpoint = '']) => endpoint).toSorted()).toEqual(routes.toSorted())
})

test('every method of the client has a row, and every row names methods of the client', () => {
  const methods = ROWS.flatMap((cells) => [...(cells[4] ?? '').matchAll(/\w+/g)].map(([name]) => name))
  expect([...new Set(methods)].toSorted()).toEqual(Object.keys(client).toSorted())
})

test('every action calls an endpoint, and every row names actions', () => {
  const folders = ROWS.flatMap((cells) =>
    [...(cells[3] ?? '').matchAll(/\(\.\.\/([^)]*)README\.md\)/g)].map(([, path = '']) => path),
  )
  const actions = readManifests(REPOSITORY).map(({ folder }) => (folder === '.' ? '' : `${folder}/`))
  expect([...new Set(folders)].toSorted()).toEqual(actions.toSorted())
})
