import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { format, resolveConfig } from 'prettier'

import { verdictsMarkdown } from '../../../scripts/generate-verdicts.ts'
import { KNOWN_STATUSES } from '../../../src/task/status.ts'
import { read, REPOSITORY } from './source-files.ts'

describe('docs/verdicts.md', () => {
  const rows = verdictsMarkdown()
    .split('\n')
    .filter((line) => line.startsWith('| '))

  test('is what `npm run generate` makes of the code', async () => {
    const filepath = join(REPOSITORY, 'docs/verdicts.md')
    const generated = await format(verdictsMarkdown(), { ...(await resolveConfig(filepath)), filepath })
    expect(read('docs/verdicts.md')).toBe(generated)
  })

  test('has a row for every known status, and one for all others', () => {
    expect(rows).toHaveLength(KNOWN_STATUSES.length + 3)
  })
})
