import { describe, expect, it } from '@jest/globals'

import { didYouMean, nearest } from '../../../src/payload/nearest.ts'

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
