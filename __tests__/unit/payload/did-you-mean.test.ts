import { describe, expect, it } from '@jest/globals'

import { didYouMean, nearest, quoted, quotedValue } from '../../../src/payload/did-you-mean.ts'

describe('nearest', () => {
  it.each([
    ['biuld', ['build', 'deploy'], ['build']],
    ['Deploy', ['build', 'deploy'], ['deploy']],
    ['deploy_web', ['deploy-web', 'deploy-app', 'x'], ['deploy-web']],
    ['image', ['image_name', 'service_name'], ['image_name']],
    ['a', ['b', 'c', 'd', 'e'], ['b', 'c', 'd']],
    ['deploy', ['test', 'scan'], []],
    ['', ['ab'], []],
  ])('of %j among %j are %j', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected)
  })
})

describe('didYouMean', () => {
  it('names all that there are when none is near, and nothing when there is nothing', () => {
    expect(didYouMean('deploy', ['test', 'scan'])).toBe(' There are `test`, `scan`.')
    expect(didYouMean('deploy', ['test'])).toBe(' There is `test`.')
    expect(didYouMean('deploy', [])).toBe('')
    const many = Array.from({ length: 14 }, (_, index) => `number-${index}`)
    expect(didYouMean('deploy', many)).toContain('`number-11` and 2 more.')
  })
})

describe('what a message quotes', () => {
  it('a name is in one line', () => {
    expect(quoted('a\r\n::error::b\u2028c')).toBe('`a ::error::b c`')
  })

  it('a long name loses its middle', () => {
    expect(quoted(`begin${'x'.repeat(500)}end`)).toMatch(/^`beginx+…x+end`$/)
    expect(quoted('x'.repeat(500)).length).toBeLessThan(160)
  })

  it('a value is whole or left out, because a mask does not match a part of a secret', () => {
    expect(quotedValue('short')).toBe('`short`')
    expect(quotedValue('s'.repeat(500))).toBe('The value (500 characters)')
    expect(quotedValue('two\nlines')).toBe('The value (9 characters)')
  })
})
