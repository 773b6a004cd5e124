import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'

import type { Problem } from '../../src/errors.ts'
import { parseText } from '../../src/yaml.ts'

function valueOf(text: string): unknown {
  const reading = parseText('inputs', text)
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.value
}

function problemOf(text: string): Problem | undefined {
  const reading = parseText('inputs', text)
  return reading.ok ? undefined : reading.problem
}

describe('parseText', () => {
  it.each(['1.10', '0x1f', '007', '1e3', 'on', 'yes', 'true', 'null', '~', '2024-01-01', '.5', '1_000', '<<'])(
    'keeps %s as it was written',
    (scalar) => {
      expect(valueOf(`key: ${scalar}`)).toEqual({ key: scalar })
    },
  )

  it('reads JSON, whose numbers and booleans stay text too', () => {
    expect(valueOf('{"a": 1.10, "b": [true, null], "c": "\\u00e4\\n"}')).toEqual({
      a: '1.10',
      b: ['true', 'null'],
      c: 'ä\n',
    })
  })

  it('reads every JSON document of texts to its value', () => {
    const document = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 }),
      ),
    })).node
    fc.assert(
      fc.property(document, (value) => {
        expect(valueOf(JSON.stringify({ value }))).toEqual({ value })
      }),
    )
  })

  it.each(['', '  \n', '# only a comment', '\n# one\n  # two\n', '---\n'])('%j is an input that is not set', (text) => {
    expect(parseText('inputs', text)).toEqual({ ok: true, value: undefined })
  })

  it('follows anchors, aliases and merge keys', () => {
    expect(valueOf('base: &base { a: 1, b: 2 }\nother:\n  <<: *base\n  b: 3\nsame: *base')).toEqual({
      base: { a: '1', b: '2' },
      other: { a: '1', b: '3' },
      same: { a: '1', b: '2' },
    })
  })

  it.each([
    [
      'a duplicate key',
      'a: 1\nb: 2\na: 3',
      'It is not valid YAML or JSON: duplicated mapping key, at line 3, column 1 (`a`).',
    ],
    [
      'a wrong indentation',
      'a:\n  b: 1\n c: 2',
      'It is not valid YAML or JSON: bad indentation of a mapping entry, at line 3, column 2 (`c`).',
    ],
    [
      'an end that is missing',
      '{"a": [1',
      'It is not valid YAML or JSON: unexpected end of the stream within a flow collection, at line 1, column 9.',
    ],
    [
      'a second document',
      'a: 1\n---\nb: 2',
      'It is not valid YAML or JSON: expected a single document in the stream, but found more.',
    ],
    [
      'a tag',
      'a: !!js/function x',
      'It is not valid YAML or JSON: unknown scalar tag, at line 1, column 4 (`a`). A value that begins with `*`, `&`, `!`, `%` or `@` needs quotes.',
    ],
  ])('%s is a problem with its place', (_, text, message) => {
    expect(problemOf(text)).toEqual({ path: 'inputs', message })
  })

  it.each([
    'A: *hunter2',
    'A: !hunter2 x',
    'A: !hunter2!x y',
    'A: !hunter2^x y',
    'A: !<!hunter2^> y',
    `A: !${'hunter2'.repeat(100)}!x y`,
    `A: !${'hunter2'.repeat(100)} y`,
    'A: @hunter2',
    'A: "hunter2\\q"',
    'A: x: hunter2',
    '- {hunter2',
  ])('%s is a problem that shows nothing of the value, which can be part of a secret', (text) => {
    expect(problemOf(text)?.message).toContain('It is not valid YAML or JSON: ')
    expect(problemOf(text)?.message).not.toContain('hunter2')
  })

  it('a tag of a million characters is a problem at once', () => {
    const startedAt = performance.now()
    expect(problemOf(`a: !<${'!<'.repeat(500_000)}> x`)?.message).toContain('tag name cannot contain such characters')
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  }, 10_000)

  it('an alias that holds itself, and aliases that multiply, are problems', () => {
    const bomb = Array.from({ length: 10 }, (_, level) => {
      const items = level === 0 ? 'x' : Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')
      return `a${level}: &a${level} [${items}]`
    })
    expect(problemOf(bomb.join('\n'))).toEqual({
      path: 'inputs',
      message: 'It has more than 50000 values once its aliases are written out.',
    })
    expect(problemOf('a: &a [*a]')).toEqual({
      path: 'inputs',
      message: 'It is nested more than 50 deep once its aliases are written out.',
    })
  })

  it('a key that is a name of the language is a key like any other', () => {
    expect(JSON.stringify(valueOf('__proto__: { polluted: 1 }\nconstructor: 2'))).toBe(
      '{"__proto__":{"polluted":"1"},"constructor":"2"}',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
