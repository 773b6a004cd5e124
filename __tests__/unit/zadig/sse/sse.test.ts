import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'

import { linesOf } from '../../../../src/ports/line-batch.ts'
import { createLogParser } from '../../../../src/zadig/sse/sse.ts'

/** How the server writes one log line of a container job, or any other value (contract §7.2). */
function event(value: string): string {
  const data = value.replaceAll('\r', String.raw`\r`).split('\n')
  return `event:message\n${data.map((line) => `data:${line}\n`).join('')}\n`
}

/** What the server sends for one line of a container's output. */
function container(line: string): string {
  if (!line.includes('\r')) return event(line.trim())
  return `${line}\n`
    .split('\r')
    .map((segment) => event(`${segment}\r`))
    .join('')
}

/** A parser of text, for what the tests are about. */
function textParser() {
  const parser = createLogParser()
  return {
    feed: (piece: string | Uint8Array) =>
      linesOf(parser.feed([typeof piece === 'string' ? Buffer.from(piece) : piece])),
    held: () => linesOf(parser.held()),
  }
}

/** What comes of these pieces, and in the end what was held back. */
function parse(...pieces: readonly (string | Uint8Array)[]): string[] {
  const parser = textParser()
  const lines = pieces.flatMap((piece) => parser.feed(piece))
  return [...lines, ...parser.held()]
}

describe('the framing of Zadig', () => {
  it.each([
    ['one line an event', ['[2025-06-15 10:00:00]   hello', 'second line']],
    ['blank lines', ['a', '', 'b']],
    ['a leading space, since the server writes none after its colon', ['  indented']],
    ['a line that is like the framing itself', ['data:x', 'event:message', 'id: 7']],
  ])('keeps %s', (_name, lines) => {
    expect(parse(lines.map(event).join(''))).toEqual(lines)
  })

  it.each([
    ['a progress line', '10%\r20%\rdone'],
    ['a line that ends in CR LF', 'text\r'],
    ['a line with empty pieces', 'a\r\r\rb'],
    ['a line of a return alone', '\r'],
    ['a line that begins with one', '\rtext'],
    ['the letters of a path', String.raw`C:\repo`],
    ['those letters at the end', String.raw`C:\r`],
    ['those letters in a redrawn line', String.raw`C:\r` + '\r' + String.raw`D:\r`],
  ])('restores %s, whole and as one line', (_name, line) => {
    expect(parse(container(line) + container('next'))).toEqual([line, 'next'])
    expect(parse(container('before') + container(line))).toEqual(['before', line])
    const bytes = Buffer.from(container(line) + container(line) + container('next'))
    expect(parse(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual([line, line, 'next'])
  })

  it.each([1, 2, 50])('gives back %d lines that only look like pieces of one', (count) => {
    const lines = Array.from({ length: count }, (_, index) => String.raw`line ${index} \r`)
    expect(parse([...lines, 'next'].map(container).join(''))).toEqual([...lines, 'next'])
    expect(parse(lines.map(container).join(''))).toEqual(lines)
  })

  it('tells such a line from a redrawn one after it by the time that a line begins with', () => {
    const literal = String.raw`[2025-06-15 10:00:00]   C:\r`
    const redrawn = '[2025-06-15 10:00:01]   1%\r2%'
    expect(parse(container(literal) + container(redrawn))).toEqual([literal, redrawn])
  })

  it('holds the pieces back until the line is whole', () => {
    const parser = textParser()
    const bytes = container('10%\r20%\rdone')
    const last = bytes.lastIndexOf('event:')
    expect(parser.feed(bytes.slice(0, last))).toEqual([])
    expect(parser.held()).toEqual([String.raw`10%\r`, String.raw`20%\r`])
    expect(parser.feed(bytes.slice(last))).toEqual(['10%\r20%\rdone'])
    expect(parser.held()).toEqual([])
  })

  it('cuts a line that is redrawn without end', () => {
    const states = Array.from({ length: 300_000 }, (_, index) => `${index}%`)
    const lines = parse(container(states.join('\r')) + container('next'))
    expect(lines.length).toBe(Math.ceil(states.join('\r').length / (1024 * 1024)) + 1)
    expect(lines.slice(0, -1).join('')).toBe(states.join('\r'))
  })

  it('takes a last piece that came alone for a line', () => {
    expect(parse('event:message\ndata:alone\ndata:\\r\n\n' + container('next'))).toEqual(['alone', 'next'])
    expect(parse('event:message\ndata:\ndata:\\r\n\n' + container('next'))).toEqual(['next'])
  })

  it.each([
    ['a line', 'deployed\n', ['deployed']],
    ['an indented line', '  deployed\n', ['  deployed']],
    ['a blank line', '\n', ['']],
    ['a line that ends in the letters', `${String.raw`C:\r`}\n`, [String.raw`C:\r`]],
    ['two lines at once', 'a\nb\n', ['a', 'b']],
    ['blank lines inside', 'a\n\nb\n', ['a', '', 'b']],
  ])('drops the one line feed too many of %s of a machine or deploy job', (_name, value, lines) => {
    expect(parse(event(value))).toEqual(lines)
  })

  it('never emits an event that the end cut off', () => {
    const whole = event('kept') + event('lost')
    for (let cut = 1; cut <= event('lost').length; cut++) {
      expect(parse(whole.slice(0, -cut))).toEqual(['kept'])
    }
  })

  it('gives well-formed text where a log has malformed bytes, and keeps its lines', () => {
    const parser = createLogParser()
    const bytes = [Buffer.from(event('a').slice(0, -2)), Buffer.of(0xff, 0xe6, 0x9e), Buffer.from(`\n\n${event('b')}`)]
    const batch = parser.feed(bytes)
    expect(linesOf(batch)).toEqual(['a\ufffd\ufffd', 'b'])
    expect(batch.count).toBe(2)
  })
})

describe('any cutting into pieces', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('构建成功', '🚀', '\\r', 'a\rb', 'x\r', '', 'data:', ' lead'),
  )
  const value = fc.tuple(word, fc.boolean()).map(([text, feed]) => text.replaceAll('\n', ' ') + (feed ? '\n' : ''))

  it('gives the same lines', () => {
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 12 }),
        fc.array(fc.nat({ max: 40 }), { minLength: 1 }),
        (values, sizes) => {
          const bytes = Buffer.from(values.map(event).join(''))
          const pieces: Buffer[] = []
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = (sizes[turn % sizes.length] ?? 0) + 1
            pieces.push(bytes.subarray(at, at + size))
            at += size
          }
          expect(parse(...pieces)).toEqual(parse(bytes))
        },
      ),
    )
  })
})

describe('what the standard allows besides', () => {
  it.each([
    ['CR LF line ends', 'event: message\r\ndata:a\r\n\r\ndata:b\r\n\r\n', ['a', 'b']],
    ['CR LF line ends of a machine job', 'data:a\r\ndata:\r\n\r\ndata:b\r\ndata:\r\n\r\n', ['a', 'b']],
    ['lone CR line ends', 'data:a\r\rdata:b\r\rdata:c\r\r:', ['a', 'b', 'c']],
    ['comments', ': ping\n\ndata:a\n\n: ping\n\ndata:b\n\n', ['a', 'b']],
    ['comments between events of Zadig', `${event('a')}:ping\n\n${event('b')}`, ['a', 'b']],
    ['other fields', 'id: 4\nretry: 10\ndata:a\nfoo\n\n', ['a']],
    ['a field without a colon', 'data\n\n', ['']],
    ['an event without data', 'event:message\n\nevent:message\ndata:a\n\n', ['a']],
    ['several data lines', 'data:a\ndata:b\n\n', ['a', 'b']],
    ['an event without a name', `${event('a')}data:b\n\n${event('c')}`, ['a', 'b', 'c']],
  ])('takes %s', (_name, text, lines) => {
    expect(parse(text)).toEqual(lines)
    const bytes = Buffer.from(text)
    expect(parse(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(lines)
  })
})

describe('a line without an end', () => {
  const MEBIBYTE = 1024 * 1024

  it('is passed on in pieces, so that memory stays bounded', () => {
    const parser = textParser()
    parser.feed('event:message\ndata:')
    const piece = Buffer.from('构'.repeat(50_000))
    let received = ''
    let longest = 0
    for (let turn = 0; turn < 60; turn++) {
      for (const line of parser.feed(piece)) {
        received += line
        longest = Math.max(longest, line.length)
      }
    }
    for (const line of parser.feed('end\n\n')) received += line
    expect(received).toBe(`${'构'.repeat(50_000 * 60)}end`)
    expect(longest).toBeLessThan(2 * MEBIBYTE)
    expect(parser.feed(event('next'))).toEqual(['next'])
  })

  it('keeps characters whole wherever the bound cuts', () => {
    for (const character of ['é', '构', '🚀']) {
      const text = character.repeat(MEBIBYTE / 2)
      const bytes = Buffer.from(`data:${text}\n\n`)
      for (let cut = MEBIBYTE + 1; cut < MEBIBYTE + 9; cut++) {
        expect(parse(bytes.subarray(0, cut), bytes.subarray(cut)).join('') === text).toBe(true)
      }
    }
  })

  it('does not add a blank line when it came from a machine job', () => {
    const lines = parse(`event:message\ndata:${'x'.repeat(MEBIBYTE + 1)}`, 'y\ndata:\n\n', event('next'))
    expect(lines.join('|').replaceAll(/x+/g, 'x')).toBe('x|xy|next')
  })

  it('is dropped where it is no data', () => {
    expect(parse(`:${'x'.repeat(MEBIBYTE + 1)}`, 'x\ndata:a\n\n')).toEqual(['a'])
  })

  it.each([
    ['with text', 'data:0123456789\n', 200_000],
    ['without a character', 'data:\n', 200_000],
  ])('is passed on when it is an event of endless lines %s', (_name, line, least) => {
    const parser = createLogParser()
    let count = 0
    for (let turn = 0; turn < 300; turn++) count += parser.feed([Buffer.from(line.repeat(3_000))]).count
    expect(count).toBeGreaterThan(least)
  })
})
