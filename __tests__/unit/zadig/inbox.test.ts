import { describe, expect, test } from '@jest/globals'

import { createInbox } from '../../../src/zadig/inbox.ts'

const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString()

describe('what has arrived', () => {
  test('is taken as it came, in one piece', () => {
    const inbox = createInbox()
    expect(inbox.take()).toEqual([])
    for (const chunk of ['a', 'bc', 'd']) inbox.add(Buffer.from(chunk))
    expect(inbox.length()).toBe(4)
    expect(inbox.take()).toEqual([Buffer.from('abcd')])
    expect(inbox.length()).toBe(0)
  })

  test('is not copied where it is one chunk', () => {
    const inbox = createInbox()
    const chunk = Buffer.from('alone')
    inbox.add(chunk)
    expect(inbox.take()[0]).toBe(chunk)
  })

  test('stays as it is while more arrives, until that is taken', () => {
    const inbox = createInbox()
    for (let round = 0; round < 6; round += 1) {
      for (let part = 0; part < 3; part += 1) inbox.add(Buffer.from(`${round}${part} `))
      const taken = inbox.take()
      for (let part = 0; part < 2; part += 1) inbox.add(Buffer.from('later'))
      expect(text(taken)).toBe(`${round}0 ${round}1 ${round}2 `)
      expect(text(inbox.take())).toBe('laterlater')
    }
  })

  test('may be more than was thought', () => {
    const inbox = createInbox()
    const chunk = Buffer.alloc(100_000, 'x')
    for (let part = 0; part < 5; part += 1) inbox.add(chunk)
    expect(text(inbox.take())).toBe('x'.repeat(500_000))
  })
})
