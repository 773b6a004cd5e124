// What the action prints to register a secret, read by each of the runners.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { createCommandProcessor } from '../../../emulators/runner/command-state.ts'
import { createCaseInsensitiveMap } from '../../../emulators/runner/dotnet-text.ts'
import { createMasker } from '../../../emulators/runner/masks.ts'
import { createMatcherRegistry } from '../../../emulators/runner/matcher-config.ts'
import { ACT, FORGEJO } from '../../../emulators/runner/other-runners.ts'
import { createStepLog } from '../../../emulators/runner/step-log.ts'
import { maskForms, STARTS_WITH_MARK } from '../../../src/github/mask-forms.ts'

const RUNNERS = { github: {}, act: ACT, forgejo: FORGEJO }
type Name = keyof typeof RUNNERS

/** Registers a secret as the step does. Gives what the runner printed of it, and how it shows a later line. */
function register(secret: string, name: Name) {
  const differences = RUNNERS[name]
  const masker = createMasker(name === 'github')
  const log = createStepLog(masker, false, () => undefined)
  const map = createCaseInsensitiveMap
  const effects = { outputs: map(), state: map(), env: new Map(), path: [], masks: [], failureReasons: [] }
  const targets = { log, masker, effects, matchers: createMatcherRegistry(), workspace: '/', env: {}, debug: false }
  const { process } = createCommandProcessor({ ...targets, differences })
  for (const form of maskForms(secret, name === 'act')) {
    const line = `::add-mask::${STARTS_WITH_MARK.test(form) ? ' ' : ''}${form}`
    if (!process(line)) log.write(line)
  }
  return { printed: log.lines.join('\n').replaceAll('::add-mask::', ''), show: (text: string) => masker.mask(text) }
}

/** Whether four characters of the secret, one after another, are in a text. */
const shows = (text: string, secret: string): boolean =>
  Array.from({ length: Math.max(1, secret.length - 3) }, (_, at) => secret.slice(at, at + 4)).some((part) =>
    text.includes(part),
  )

describe('a secret', () => {
  const secrets = [
    'plain-secret',
    'pass%word',
    '100%sure',
    'url%25encoded',
    'line%0Afeed%0Dreturn',
    'left::right',
    'left::%25right:::more',
    ':leading',
    '::twice',
    '\u0301marked',
    'left::\u0301right',
    '\u200b\u0301:hidden%',
    'with space::and more',
    'colon:',
  ]
  test.each(
    secrets.flatMap((secret) => (['github', 'act', 'forgejo'] as const).map((name) => [secret, name] as const)),
  )('%j is hidden by %s, and not shown on the way', (secret, name) => {
    const { printed, show } = register(secret, name)
    expect(shows(printed, secret)).toBe(false)
    expect(shows(show(`it is x${secret}, yes`), secret)).toBe(false)
    expect(show('it is nothing, yes')).toBe('it is nothing, yes')
  })

  test('with colons goes to act in pieces, if they are long enough, and whole to the others', () => {
    expect(maskForms('ab::cd', true)).toEqual([])
    expect(maskForms('left::cd', true)).toEqual(['left'])
    expect(maskForms('ab::cd', false)).toEqual(['ab::cd'])
    expect(maskForms('x%0Ay%0Az', false)).toEqual(['x%250Ay%250Az'])
  })

  test('is hidden by GitHub and shown by none, whatever it is made of', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '%',
      '%25',
      '%0A',
      '25',
      '\u0301',
      '\u200d',
      ' ',
      'abcd',
      'x',
      '😀',
      '##[error]',
    )
    const secret = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('').trim())
    fc.assert(
      fc.property(secret, (text) => {
        fc.pre(text.length >= 4)
        expect(register(text, 'github').show(`<${text}>`)).toBe('<***>')
        for (const name of ['github', 'act', 'forgejo'] as const) {
          const { printed } = register(text, name)
          expect(printed).toBe('')
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
