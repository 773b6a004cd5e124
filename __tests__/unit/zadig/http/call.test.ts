import { describe, expect, it } from '@jest/globals'

import { json, path, query } from '../../../../src/zadig/http/call.ts'

describe('path', () => {
  it.each([
    ['部署 a/b?c#d', '/x/%E9%83%A8%E7%BD%B2%20a%2Fb%3Fc%23d/7'],
    ['..', '/x/%2E%2E/7'],
    ['.', '/x/%2E/7'],
    ['\r\nhost: evil', '/x/%0D%0Ahost%3A%20evil/7'],
    ['\ud800', '/x/%EF%BF%BD/7'],
  ])('encodes %j', (value, expected) => {
    expect(path`/x/${value}/${7}`).toBe(expected)
  })
})

describe('query', () => {
  it('leaves out what is not set', () => {
    expect(query({ projectKey: 'a b&c', viewName: undefined, pageNum: 0 })).toBe('?projectKey=a+b%26c&pageNum=0')
    expect(query({ viewName: undefined })).toBe('')
  })
})

describe('json', () => {
  it('names its type', () => {
    expect(json({ a: 1 })).toEqual({ type: 'application/json', text: '{"a":1}' })
  })
})
