import { join } from 'node:path'
import { expect, test } from '@jest/globals'

import { readManifests } from '../../../scripts/action-manifests.ts'
import { withTables } from '../../../scripts/generate-readme-tables.ts'
import { generatedFiles } from '../../../scripts/generated-files.ts'
import { read } from '../repository/source-files.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')
const generated = await generatedFiles(REPOSITORY)
const EMPTY = '<!-- inputs:start -->\n<!-- inputs:end -->\ntext\n<!-- outputs:start --><!-- outputs:end -->'

test.each([...generated.keys()])('%s is up to date (run `npm run generate`)', (file) => {
  expect(read(file)).toBe(generated.get(file))
})

test('every action has a README with tables of its inputs and outputs', () => {
  const readmes = readManifests(REPOSITORY).map(({ folder }) => join(folder, 'README.md'))
  expect([...generated.keys()]).toEqual(expect.arrayContaining(readmes))
})

test('a table has required inputs, defaults, and descriptions that can hold any character', () => {
  const manifest = {
    action: 'x',
    folder: 'x',
    name: 'X',
    description: 'X.',
    inputs: {
      one: { description: 'A | B <c>.', required: true, default: '' },
      two: { description: 'Two.', required: false, default: '10s' },
    },
    outputs: { out: { description: 'Out.' } },
    runs: { main: 'x.js' },
  }
  const filled = withTables(EMPTY, manifest)
  expect(filled).toContain('| `one` | required | A \\| B &lt;c>. |')
  expect(filled).toContain('| `two` | `10s` | Two. |')
  expect(filled).toContain('\ntext\n')
  expect(withTables(filled, manifest)).toBe(filled)
  expect(() => withTables('no place', manifest)).toThrow('no place for the inputs')
})
