import { describe, expect, it } from '@jest/globals'
import type { RequestListener, ServerResponse } from 'node:http'

import { linesOf } from '../../../../src/ports/line-batch.ts'
import type { ZadigApi } from '../../../../src/ports/zadig-api.ts'
import { createZadigClient } from '../../../../src/zadig/api/client.ts'
import { createBench, serveHttp } from '../set-up.ts'

const JOB = { workflowKey: 'Wf', taskId: 7, jobName: 'job-0-0-0-构建 a/b', jobType: 'freestyle' }
const EVENT_STREAM = { 'content-type': 'text/event-stream' }

async function setUp(listener: RequestListener, requestTimeout = 60_000) {
  let count = 0
  const server = await serveHttp((request, response) => {
    count++
    listener(request, response)
  })
  const bench = createBench(server.url, { requestTimeout })
  return { ...bench, zadig: createZadigClient(bench.transport), requests: () => count }
}

const openLog = (zadig: ZadigApi) => zadig.openLogStream(JOB, { signal: new AbortController().signal })

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Writes for as long as somebody reads, and counts the blocks. */
function writeForEver(response: ServerResponse, block: string, written: { blocks: number }): void {
  const more = (): void => {
    do written.blocks++
    while (!response.destroyed && response.write(block))
  }
  response.on('drain', more)
  more()
}

describe('a live log', () => {
  it('is asked for from its first line, at a path that any job name survives', async () => {
    let url = ''
    const { zadig, end } = await setUp((request, response) => {
      url = `${request.url} ${request.headers.accept}`
      response.writeHead(200, EVENT_STREAM).write('event:message\ndata:a\n\n')
    })
    const controller = new AbortController()
    const stream = await end(zadig.openLogStream(JOB, { signal: controller.signal }))
    expect(stream.isEventStream).toBe(true)
    expect(url).toBe('/openapi/logs/sse/v4/workflow/Wf/7/job-0-0-0-%E6%9E%84%E5%BB%BA%20a%2Fb/0 text/event-stream')
    controller.abort()
  })

  it('waits for headers and lines longer than the request time-out', async () => {
    const { zadig, end } = await setUp((_request, response) => {
      setTimeout(() => response.writeHead(200, EVENT_STREAM).write('data:a\n\n'), 700)
      setTimeout(() => response.write('data:b\n\n'), 1_300)
    }, 500)
    const controller = new AbortController()
    const stream = await end(zadig.openLogStream(JOB, { signal: controller.signal }))
    const lines: string[] = []
    for await (const batch of stream.lines) {
      lines.push(...linesOf(batch))
      if (lines.length === 2) break
    }
    expect(lines).toEqual(['a', 'b'])
  })

  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['by a cut', (response) => response.destroy(), /cannot be reached: the connection broke off/],
    ['by an orderly end', (response) => response.end(), /the server ended the stream/],
  ])('that ends %s is an error after its last whole line', async (_name, finish, message) => {
    const { zadig, end } = await setUp((_request, response) => {
      response.writeHead(200, EVENT_STREAM).write('data:a\n\ndata:cut o')
      setTimeout(() => finish(response), 20)
    })
    const stream = await end(openLog(zadig))
    const lines: string[] = []
    const work = (async () => {
      for await (const batch of stream.lines) lines.push(...linesOf(batch))
    })()
    await expect(work).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringMatching(message) })
    expect(lines).toEqual(['a'])
  })

  it('ends with the reason of the signal, open or not yet open', async () => {
    const { zadig, end } = await setUp((request, response) => {
      if (request.url?.includes('speaks') === true) response.writeHead(200, EVENT_STREAM).write('data:a\n\n')
    })
    const early = new AbortController()
    setTimeout(() => early.abort(new Error('job over')), 20)
    await expect(end(zadig.openLogStream(JOB, { signal: early.signal }))).rejects.toThrow('job over')

    const late = new AbortController()
    const stream = await end(zadig.openLogStream({ ...JOB, jobName: 'speaks' }, { signal: late.signal }))
    setTimeout(() => late.abort(new Error('job over')), 20)
    await expect(collect(stream.lines)).rejects.toThrow('job over')
  })

  it('closes its connection when the reader stops', async () => {
    let closed: () => void
    const closing = new Promise<void>((resolve) => (closed = resolve))
    const { zadig, end } = await setUp((_request, response) => {
      response.on('close', () => closed())
      response.writeHead(200, EVENT_STREAM).write('data:a\n\n')
    })
    const stream = await end(openLog(zadig))
    for await (const batch of stream.lines) {
      expect(linesOf(batch)).toEqual(['a'])
      break
    }
    await closing
  })

  it('knows the server’s silent error, and does not hold its connection open', async () => {
    let closed: () => void
    const closing = new Promise<void>((resolve) => (closed = resolve))
    const { zadig, end } = await setUp((_request, response) => {
      response.on('close', () => closed())
      response.writeHead(200).flushHeaders()
    })
    const stream = await end(openLog(zadig))
    expect(stream.isEventStream).toBe(false)
    await closing
    await expect(collect(stream.lines)).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('is opened once only: the caller opens it again', async () => {
    const { zadig, failure, requests } = await setUp((_request, response) => response.writeHead(503).end())
    await failure(openLog(zadig))
    expect(requests()).toBe(1)
  })

  it('holds the server back while its lines are not taken', async () => {
    const written = { blocks: 0 }
    const { zadig, end } = await setUp((_request, response) => {
      response.writeHead(200, EVENT_STREAM)
      writeForEver(response, `data:${'x'.repeat(1_000)}\n\n`.repeat(65), written)
    })
    const stream = await end(openLog(zadig))
    const lines = stream.lines[Symbol.asyncIterator]()
    await lines.next()
    let before = -1
    while (written.blocks !== before) {
      before = written.blocks
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    // 65 kB a block: some MiB in the buffers of both sides, and then nothing more.
    expect(before).toBeLessThan(500)
    await lines.next()
    await lines.return?.()
  })
})

describe('the stored log', () => {
  it('comes byte for byte', async () => {
    const bytes = Buffer.from('第一行\n🚀 done\n')
    const { zadig } = await setUp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
      void (async () => {
        for (const byte of bytes) {
          response.write(Buffer.of(byte))
          await new Promise((resolve) => setImmediate(resolve))
        }
        response.end()
      })()
    })
    const pieces = await collect(zadig.getFullLog(JOB))
    expect(Buffer.concat(pieces).toString()).toBe('第一行\n🚀 done\n')
  })

  it('is empty while the server has none', async () => {
    const { zadig } = await setUp((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(),
    )
    expect(await collect(zadig.getFullLog(JOB))).toEqual([])
  })

  it('is an error when its end is missing', async () => {
    const { zadig } = await setUp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).write('begin')
      setTimeout(() => response.destroy(), 20)
    })
    await expect(collect(zadig.getFullLog(JOB))).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('is an error when it stands still for the request time-out, but may take longer in all', async () => {
    const { zadig } = await setUp((request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      let pieces = 0
      const timer = setInterval(() => {
        response.write('x')
        if (++pieces < 5) return
        clearInterval(timer)
        if (request.url?.includes('whole') === true) response.end()
      }, 500)
    }, 2_000)
    expect(Buffer.concat(await collect(zadig.getFullLog({ ...JOB, jobName: 'whole' }))).toString()).toBe('xxxxx')
    await expect(collect(zadig.getFullLog(JOB))).rejects.toMatchObject({ kind: 'unreachable', adviceId: 'timeout' })
  })

  it('is asked for again until it opens', async () => {
    let count = 0
    const { zadig, end } = await setUp((_request, response) => {
      if (++count < 3) response.writeHead(503).end()
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('log')
    })
    expect(await end(collect(zadig.getFullLog(JOB)))).toEqual([Buffer.from('log')])
  })

  it('is no web page', async () => {
    const { zadig } = await setUp((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    )
    await expect(collect(zadig.getFullLog(JOB))).rejects.toMatchObject({
      kind: 'protocol',
      adviceId: 'not-zadig',
    })
  })
})
