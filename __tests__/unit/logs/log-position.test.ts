import { describe, expect, test } from '@jest/globals'
import { batchOf, linesOf } from '../../../src/ports/line-batch.ts'
import { createLogPosition } from '../../../src/logs/log-position.ts'

const lines = (from: number, to: number, word = 'line') =>
  Array.from({ length: to - from }, (_, index) => `${word} ${from + index}`)

/** Passes on `first`, then replays `second` in batches and gives back what was let through and the final state. */
function replay(first: readonly string[], second: readonly string[], batch = 7) {
  const position = createLogPosition()
  for (let at = 0; at < first.length; at += 5) position.add(batchOf(first.slice(at, at + 5)))
  const again = position.replay()
  const fresh: string[] = []
  for (let at = 0; at < second.length; at += batch)
    fresh.push(...linesOf(again.feed(batchOf(second.slice(at, at + batch)))))
  return { fresh, state: again.state() }
}

describe('reading a log again', () => {
  test.each([0, 1, 5, 16, 17, 63, 64, 65, 80, 81, 500])('after %d lines lets through what follows, once', (count) => {
    for (const batch of [1, 7, 1_000]) {
      expect(replay(lines(0, count), lines(0, count + 30), batch)).toEqual({
        fresh: lines(count, count + 30),
        state: 'caught-up',
      })
    }
  })

  test('lets nothing through while it only repeats', () => {
    expect(replay(lines(0, 200), lines(0, 150))).toEqual({ fresh: [], state: 'same' })
    expect(replay(lines(0, 200), lines(0, 200))).toEqual({ fresh: [], state: 'caught-up' })
  })

  test.each([1, 50, 140, 180, 199])('finds its place in a log that lost its first %d lines', (rotated) => {
    expect(replay(lines(0, 200), lines(rotated, 230))).toEqual({ fresh: lines(200, 230), state: 'rotated' })
  })

  test('white space that only one side has makes no difference', () => {
    expect(replay(['a', 'b'], ['  a', 'b\t', 'c'])).toEqual({ fresh: ['c'], state: 'caught-up' })
  })

  test('a repeated line is not taken for the overlap', () => {
    const same = Array.from({ length: 200 }, () => 'waiting')
    expect(replay(same, [...same, 'done'])).toEqual({ fresh: ['done'], state: 'caught-up' })
  })

  test('a line longer than all that is kept is recognised', () => {
    const long = `${lines(0, 50_000).join(' ')}\r100%`
    expect(replay(['a', long], ['a', long, 'b'])).toEqual({ fresh: ['b'], state: 'caught-up' })
    expect(replay(['a', long], ['a', `x${long}`, 'b'])).toEqual({ fresh: [], state: 'searching' })
  })

  test('another log is not let through as a continuation', () => {
    expect(replay(lines(0, 200), lines(0, 300, 'other'))).toEqual({ fresh: [], state: 'searching' })
    expect(replay(lines(0, 200), [...lines(0, 20), ...lines(20, 300, 'other')])).toEqual({
      fresh: [],
      state: 'searching',
    })
  })

  test('reports lines that were never passed on', () => {
    const streamed = [...lines(0, 100), ...lines(120, 200)]
    expect(replay(streamed, lines(0, 210))).toEqual({ fresh: lines(200, 210), state: 'lost-lines' })
  })

  test('can start again', () => {
    const position = createLogPosition()
    position.add(batchOf(lines(0, 50)))
    position.startAnew()
    expect(position.count).toBe(0)
    expect(linesOf(position.replay().feed(batchOf(['x'])))).toEqual(['x'])
  })

  test('is overdue once it has read more than there was, and not caught up', () => {
    const position = createLogPosition()
    position.add(batchOf(lines(0, 10)))
    const again = position.replay()
    again.feed(batchOf(lines(0, 60, 'other')))
    expect(again.isOverdue()).toBe(false)
    again.feed(batchOf(lines(60, 70, 'other')))
    expect(again.isOverdue()).toBe(true)
    const same = position.replay()
    same.feed(batchOf(lines(0, 100)))
    expect(same.isOverdue()).toBe(false)
  })
})

describe('the last lines', () => {
  const after = (batches: readonly (readonly string[])[]) => {
    const position = createLogPosition()
    for (const batch of batches) position.add(batchOf(batch))
    return position
  }

  test.each([1, 7, 100, 5_000])('are the newest, in batches of %d', (size) => {
    const all = lines(0, 5_000, '第')
    const position = after(
      Array.from({ length: all.length / size + 1 }, (_, at) => all.slice(at * size, (at + 1) * size)),
    )
    expect(position.lastLines(200)).toEqual(all.slice(-200))
    expect(position.lastLines(1)).toEqual(all.slice(-1))
  })

  test('are all of a short log', () => {
    expect(after([]).lastLines(10)).toEqual([])
    expect(after([['a', '', 'c']]).lastLines(10)).toEqual(['a', '', 'c'])
  })

  test('are fewer where they are long, and never a part of one', () => {
    const long = Array.from({ length: 50 }, (_, index) => `${index} ${'x'.repeat(9_000)}`)
    const kept = after(long.map((line) => [line])).lastLines(200)
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.length).toBeLessThan(20)
    expect(kept).toEqual(long.slice(-kept.length))
  })

  test('have both ends of a very long line, in whole characters', () => {
    const position = after([['a', `first ${'字'.repeat(300_000)} last`], ['b']])
    expect(position.lastLines(3)).toEqual(['a', expect.stringMatching(/^first 字{3994} … 字{3995} last$/), 'b'])
  })
})
