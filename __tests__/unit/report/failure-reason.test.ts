import { describe, expect, test } from '@jest/globals'
import { testLog, webBuildLog } from '../../../emulators/zadig/scenarios/build-logs.ts'
import { errorLine, failureReasons } from '../../../src/report/failure-reason.ts'

const END = '====================== Job Executor End. ======================'
const CASES: readonly (readonly [what: string, lines: readonly string[], found: string | undefined])[] = [
  ['a test that times out', testLog(true), 'TimeoutError: locator.click: Timeout 5000ms exceeded.'],
  ['a build that passed', webBuildLog, undefined],
  ['nothing', [], undefined],
  [
    'a compiler, whose first error counts',
    ['# pkg', 'a.go:4:1: error: undefined: x', 'a.go:9:1: error: missing return', 'make: *** [build] Error 2', END],
    'a.go:4:1: error: undefined: x',
  ],
  [
    'an error that was retried long before',
    ['Error: connect ECONNREFUSED', ...Array.from({ length: 40 }, () => 'a step'), 'ERROR: disk full', END],
    'ERROR: disk full',
  ],
  ['npm', ['npm ERR! code E1', 'npm ERR! A complete log of this run can be found in: x', END], 'npm ERR! code E1'],
  ['a shell', ['$ maek', 'sh: maek: command not found', END], 'sh: maek: command not found'],
  ['only an exit code', ['working', 'Failed to run script, exit status 1', END], 'Failed to run script, exit status 1'],
  ['no errors', ['0 errors, 3 warnings', 'Errors: 0', 'ok pkg 0.1s', '✓ handles failures (3 ms)', END], undefined],
  ['Chinese', ['正在部署', '错误：找不到镜像', END], '错误：找不到镜像'],
  [
    'a Go test, behind the times that Zadig stamps on each line',
    stamped(['=== RUN   TestCart', '--- FAIL: TestCart (0.01s)', '    cart_test.go:12: want 2, got 3', 'FAIL', END]),
    '--- FAIL: TestCart (0.01s)',
  ],
  ['a stamped icon', stamped(['  ✓ logs in', '  ✗ pays with a card', END]), '✗ pays with a card'],
  ['no errors at all, stamped', stamped(['ok  example.com/failure 0.1s', '✓ handles failures (3 ms)', END]), undefined],
  ['a stamp in colour', ['\u001b[31m[2026-11-24 18:15:38]   npm ERR! code E1\u001b[0m'], 'npm ERR! code E1'],
  ['a command behind its stamp', stamped(['::error::fatal: x']), '\\::error::fatal: x'],
  ['a legacy command', ['\u001b[31mError: ##[error]x\u001b[0m'], 'Error: ##[\\error]x'],
]

/** As the executor of Zadig's scripts writes them (contract §7.1). */
function stamped(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `[2026-11-24 18:15:38]   ${line}`)
}

describe('errorLine', () => {
  test.each(CASES)('%s', (_what, lines, found) => expect(errorLine(lines)).toBe(found))
})

test("a job's error comes first, unless it is only an exit code", () => {
  const tail = ['fatal: no such ref']
  expect(failureReasons({ status: 'failed', gate: undefined, error: 'image not found' }, tail)).toEqual([
    'image not found',
    'fatal: no such ref',
  ])
  expect(failureReasons({ status: 'failed', gate: undefined, error: 'exit status 128' }, tail)).toEqual([
    'fatal: no such ref',
    'exit status 128',
  ])
  expect(failureReasons({ status: 'failed', gate: undefined, error: '' }, [])).toEqual([])
})
