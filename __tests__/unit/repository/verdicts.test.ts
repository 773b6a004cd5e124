import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { format, resolveConfig } from 'prettier'

import { verdictsMarkdown } from '../../../scripts/generate-verdicts.ts'
import { KNOWN_STATUSES } from '../../../src/task/status.ts'

const file = join(import.meta.dirname, '../../../docs/verdicts.md')

describe('docs/verdicts.md', () => {
  test('is what `npm run generate` makes of the code', async () => {
    const fresh = await format(verdictsMarkdown(), { ...(await resolveConfig(file)), filepath: file })
    expect(readFileSync(file, 'utf8')).toBe(fresh)
  })

  test('has a row for every status that we know, and one for all others', () => {
    const rows = verdictsMarkdown()
      .split('\n')
      .filter((line) => line.startsWith('| '))
    expect(rows).toHaveLength(KNOWN_STATUSES.length + 3)
  })

  test.each([
    ['passed', 'ends: `success`'],
    ['unstable', 'ends: `success`'],
    ['skipped', 'ends: `success`'],
    ['failed', 'ends: `failure`'],
    ['timeout', 'ends: `timed-out`'],
    ['reject', 'ends: `rejected`'],
    ['cancelled', 'ends: `cancelled`'],
    ['pause', 'in progress; `approval-timeout`'],
    ['waiting', 'in progress; `queue-timeout`'],
    ['running', 'in progress; `timeout`'],
  ])('says of a task that is %s: %s', (status, what) => {
    const row = verdictsMarkdown()
      .split('\n')
      .find((line) => line.startsWith(`| \`${status}\` `))
    expect(row?.split('|')[2]?.trim()).toBe(what)
  })
})
