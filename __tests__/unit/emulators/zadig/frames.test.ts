import { describe, expect, test } from '@jest/globals'
import { eventData, eventFrame } from '../../../../emulators/zadig/logs/frames.ts'

describe('framing (contract §7.2)', () => {
  test.each<['container' | 'buffer', string, string]>([
    ['container', 'hello', 'event:message\ndata:hello\n\n'],
    ['container', '   indented\t ', 'event:message\ndata:indented\n\n'],
    ['container', '', 'event:message\ndata:\n\n'],
    ['container', 'text\r', 'event:message\ndata:text\\r\n\nevent:message\ndata:\ndata:\\r\n\n'],
    ['container', '10%\r20%', 'event:message\ndata:10%\\r\n\nevent:message\ndata:20%\ndata:\\r\n\n'],
    ['buffer', '  indented', 'event:message\ndata:  indented\ndata:\n\n'],
  ])('of %s line %p', (kind, line, bytes) => {
    expect(eventData(line, kind).map(eventFrame).join('')).toBe(bytes)
  })
})
