import { describe, expect, test } from '@jest/globals'

import { linesOf, MAX_LINE_LENGTH, type LineBatch } from '../../../src/ports/line-batch.ts'
import { splitLines } from '../../../src/logs/stored-log.ts'

async function read(bytes: Buffer, size = bytes.length): Promise<readonly LineBatch[]> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    await Promise.resolve()
    // The memory of a piece is used again, as the client does.
    const memory = Buffer.alloc(size)
    for (let at = 0; at < bytes.length; at += size) yield memory.subarray(0, bytes.copy(memory, 0, at, at + size))
  }
  const batches: LineBatch[] = []
  for await (const batch of splitLines(pieces())) batches.push(batch)
  return batches
}

const lines = (batches: readonly LineBatch[]): readonly string[] => batches.flatMap(linesOf)
const count = (batches: readonly LineBatch[]): number => batches.reduce((sum, batch) => sum + batch.count, 0)

describe('the lines of a stored log', () => {
  test.each([
    ['whole lines', 'a\nb\n', ['a', 'b']],
    ['a last line without an end', 'a\nb', ['a', 'b']],
    ['blank lines', '\n\na\n\n', ['', '', 'a', '']],
    ['returns, which stay', '1%\r2%\nx\r\n', ['1%\r2%', 'x\r']],
    ['other scripts', '构建\n🚀 done\n', ['构建', '🚀 done']],
    ['nothing', '', []],
  ])('are %s, wherever the bytes are cut', async (_name, text, expected) => {
    for (const size of [1, 2, 3, 5, 1_000]) {
      const batches = await read(Buffer.from(text), size)
      expect(lines(batches)).toEqual(expected)
      expect(count(batches)).toBe(expected.length)
    }
  })

  test('show malformed bytes as such, and are well-formed', async () => {
    const batches = await read(Buffer.concat([Buffer.from('a'), Buffer.of(0xff, 0xe6), Buffer.from('b\nc\n')]))
    expect(lines(batches)).toEqual(['a\ufffd\ufffdb', 'c'])
  })

  test.each([MAX_LINE_LENGTH, MAX_LINE_LENGTH + 1, 3 * MAX_LINE_LENGTH - 7])(
    'are cut between characters where one has %d units',
    async (units) => {
      const text = `x${'🚀'.repeat(units / 2)}`
      for (const size of [64 * 1024, 10 * MAX_LINE_LENGTH]) {
        const found = lines(await read(Buffer.from(`a\n${text}\nb\n`), size))
        expect(found).toHaveLength(2 + Math.ceil(text.length / MAX_LINE_LENGTH))
        expect(found.slice(1, -1).every((line) => line.isWellFormed())).toBe(true)
        expect(found.join('|').replaceAll('🚀|🚀', '🚀🚀') === `a|${text}|b`).toBe(true)
      }
    },
  )
})
