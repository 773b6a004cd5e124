import { describe, expect, test } from '@jest/globals'

import { ActionManifestError, parseManifest } from '../../../../emulators/runner/action-manifest.ts'
import {
  evaluateCondition,
  type ExpressionContext,
  ExpressionError,
  interpolate,
} from '../../../../emulators/runner/expression.ts'
import { inputVariables, resolveInputs } from '../../../../emulators/runner/inputs.ts'
import { createJobContext, expressionContext, type JobContext } from '../../../../emulators/runner/job-context.ts'

const event = { name: 'pull_request', payload: { pull_request: { head: { ref: 'topic' }, base: { ref: 'main' } } } }
const contextOf = (given: Partial<JobContext>): ExpressionContext =>
  expressionContext(createJobContext({ token: 'ghs_x', ...given }), event, { os: 'Linux' }, '/work', 'success')
const context = contextOf({})

describe('a manifest', () => {
  test.each([
    ['name: a', "'runs:' section is required"],
    ['runs: {using: node20, main: a.js}', "'using: node20' is not supported"],
    ['runs: {using: composite, steps: []}', "Unexpected value 'steps'"],
    ['runs: {using: node24, main: a.js, bogus: 1}', "Unexpected value 'bogus'"],
    ['runs: {using: node24}', 'not an entry JavaScript file'],
    ['runs: {main: a.js}', "Missing 'using' value"],
    ['[]', 'A mapping was expected'],
  ])('%s is refused', (text, message) => {
    expect(() => parseManifest(text)).toThrow(ActionManifestError)
    expect(() => parseManifest(text)).toThrow(message)
  })

  test('takes any scalar as a default, ignores keys that it does not know, and posts always', () => {
    const manifest = parseManifest(`
name: n
branding: {icon: box}
inputs:
  flag: {default: false, typo: 1}
  count: {default: 10, required: true}
  none:
runs: {using: Node24, main: ../dist/index.js, post: p.js}`)
    expect(manifest.inputs.map((input) => [input.name, input.default])).toEqual([
      ['flag', 'false'],
      ['count', '10'],
      ['none', ''],
    ])
    expect(manifest).toMatchObject({ main: '../dist/index.js', post: 'p.js', postIf: 'always()' })
  })
})

describe('inputs', () => {
  const manifest = parseManifest(`
inputs:
  api-token: {required: true}
  github-token: {default: '\${{ github.token }}'}
  old: {deprecationMessage: use new}
  Odd Name: {default: x}
runs: {using: node24, main: a.js}`)

  test('are those given, then the defaults with their expressions; a required one may be missing', () => {
    expect(resolveInputs(manifest, { 'API-TOKEN': 't' }, context)).toEqual({
      values: { 'API-TOKEN': 't', 'github-token': 'ghs_x', old: '', 'Odd Name': 'x' },
      warnings: [],
    })
  })

  test('an explicit empty value replaces the default', () => {
    expect(resolveInputs(manifest, { 'github-token': '' }, context).values['github-token']).toBe('')
  })

  test('unknown and deprecated ones are warned of', () => {
    expect(resolveInputs(manifest, { old: '1', typo: '2', more: '3' }, context).warnings).toEqual([
      "Input 'old' has been deprecated with message: use new",
      "Unexpected input(s) 'typo', 'more', valid inputs are ['api-token', 'github-token', 'old', 'Odd Name']",
    ])
  })

  test('become variables in capitals, with hyphens, without spaces', () => {
    expect(inputVariables({ 'api-token': 'a', 'Odd Name': 'b' })).toEqual({
      'INPUT_API-TOKEN': 'a',
      INPUT_ODD_NAME: 'b',
    })
  })
})

describe('expressions', () => {
  test.each([
    ['plain', 'plain'],
    ['${{ github.token }}', 'ghs_x'],
    ['${{github.head_ref}}-${{ GITHUB.Base_Ref }}', 'topic-main'],
    ["${{ github.event.pull_request['head'].ref }}", 'topic'],
    ['${{ github.event.missing.member }}', ''],
    ['${{ job.check_run_id }}', '4502384921'],
    ["${{ runner.os == 'linux' && 'yes' || 'no' }}", 'yes'],
    ['${{ !(1 == 2) != false }}', 'true'],
    ["${{ startsWith(github.ref, 'REFS/') }}", 'true'],
    ["${{ 'it''s' }}", "it's"],
    ['${{ toJSON(matrix) }}', 'null'],
    ['${{ toJSON(matrix) }}', '{\n  "os": "linux",\n  "node": [\n    24\n  ]\n}', { os: 'linux', node: [24] }],
  ])('%s is %s', (text, value, matrix: Readonly<Record<string, unknown>> | null = null) => {
    expect(interpolate(text, contextOf({ matrix }))).toBe(value)
  })

  test.each(['${{ secrets.TOKEN }}', '${{ env.X }}', '${{ always() }}', '${{ a b }}', '${{ github. }}', '${{ # }}'])(
    '%s is refused in a default',
    (text) => {
      expect(() => interpolate(text, context)).toThrow(ExpressionError)
    },
  )

  test.each([
    ['always()', true, true, true],
    ['success()', true, false, false],
    ['failure()', false, true, false],
    ['cancelled()', false, false, true],
    ['!cancelled()', true, true, false],
    ['${{ failure() || cancelled() }}', false, true, true],
    ["success() && runner.os == 'Windows'", false, false, false],
  ])('the condition %s depends on the status of the job', (condition, success, failure, cancelled) => {
    expect([
      evaluateCondition(condition, 'success', context),
      evaluateCondition(condition, 'failure', context),
      evaluateCondition(condition, 'cancelled', context),
    ]).toEqual([success, failure, cancelled])
  })
})
