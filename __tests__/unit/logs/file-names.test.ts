import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { createFileNamer } from '../../../src/logs/file-names.ts'
import { HOSTILE_LINES } from '../../support/printed-lines.ts'

const name = (jobName: string, attempt = 1): string => createFileNamer()(jobName, attempt)

describe('the name of a log file', () => {
  test.each([
    ['job-0-0-0-build', 'job-0-0-0-build.log'],
    ['job-0-0-0-构建 web', 'job-0-0-0-构建-web.log'],
    ['a/../../etc/passwd', 'a-.-.-etc-passwd.log'],
    ['..', 'job-.log'],
    ['.hidden', 'hidden.log'],
    ['--rm', 'rm.log'],
    ['a:b*c?d"e<f>g|h\\i', 'a-b-c-d-e-f-g-h-i.log'],
    ['a\u0000b\nc', 'a-b-c.log'],
    ['CON', 'job-CON.log'],
    ['aux.txt', 'job-aux.txt.log'],
    ['', 'job-.log'],
    ['cafe\u0301', 'café.log'],
    ['trailing. ', 'trailing.log'],
  ])('of %j is %j', (jobName, expected) => expect(name(jobName)).toBe(expected))

  test('tells attempts apart, and jobs whose names become one', () => {
    const namer = createFileNamer()
    expect([namer('a b', 1), namer('a-b', 1), namer('A-B', 1), namer('a b', 2)]).toEqual([
      'a-b.log',
      'a-b-2.log',
      'A-B-3.log',
      'a-b.attempt-2.log',
    ])
  })

  test('fits a file system, whole characters only', () => {
    const long = name('构'.repeat(300))
    expect(Buffer.byteLength(long)).toBeLessThan(200)
    expect(long).toMatch(/^构+\.log$/)
  })

  test('is one harmless name, whatever the job is called', () => {
    const namer = createFileNamer()
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_LINES))
    const seen = new Set<string>()
    fc.assert(
      fc.property(any, (jobName) => {
        const made = namer(jobName, 1)
        expect(made).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*\.log$/u)
        expect(made).not.toContain('..')
        expect(Buffer.byteLength(made)).toBeLessThan(220)
        expect(seen.has(made.toLowerCase())).toBe(false)
        seen.add(made.toLowerCase())
      }),
      { numRuns: 2_000 },
    )
  })
})
