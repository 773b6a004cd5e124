import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from '@jest/globals'

import { generatedFiles } from '../../../scripts/generated-files.ts'
import { repositoryName, withRepositoryName } from '../../../scripts/repository-name.ts'

const ROOT = join(import.meta.dirname, '../../..')

test('package.json holds the name', () => {
  expect(repositoryName(ROOT)).toMatch(/^[\w.-]+\/zadig-workflow-action$/)
  expect(() => repositoryName(join(ROOT, 'examples/payloads'))).toThrow()
})

test.each([
  ['uses: OWNER/zadig-workflow-action/wait@v1', 'uses: acme/zadig-workflow-action/wait@v1'],
  ['https://github.com/OWNER/zadig-workflow-action/issues', 'https://github.com/acme/zadig-workflow-action/issues'],
  [
    'img.shields.io/github/v/release/OWNER/zadig-workflow-action',
    'img.shields.io/github/v/release/acme/zadig-workflow-action',
  ],
  ['"repository": "github:OWNER/zadig-workflow-action"', '"repository": "github:acme/zadig-workflow-action"'],
  ['* @OWNER', '* @acme'],
  ['OWNER/other-action@v1', 'OWNER/other-action@v1'],
  ['./zadig-workflow-action', './zadig-workflow-action'],
])('%s becomes %s', (before, after) => {
  expect(withRepositoryName(before, 'acme/zadig-workflow-action')).toBe(after)
})

test('no document, example or package file keeps the placeholder once there is a name', async () => {
  const files = [...(await generatedFiles(ROOT))].filter(([file]) => /\.(md|yml|json)$|CODEOWNERS$/.test(file))
  expect(files.length).toBeGreaterThan(25)
  const left = files.filter(([, text]) => /\bOWNER\/zadig/.test(withRepositoryName(text, 'acme/zadig-workflow-action')))
  expect(left.map(([file]) => file)).toEqual([])
  for (const [file, text] of files) expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text)
})
