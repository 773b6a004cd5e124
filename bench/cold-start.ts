import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

import { startAction } from './action-process.ts'
import { median, type Figure } from './figure.ts'

/** Times bare node. */
const REACH = 2.2
/** Any text in the form of a Zadig token: nothing answers it. */
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJuYW1lIjoiYmVuY2gifQ.c2lnbmF0dXJl'

/**
 * From the spawn of the built root action to the first byte of its first request, by the whole life of a node that runs an
 * empty script. Both in turn, so that whatever else the machine does weighs on both.
 */
export async function measureColdStart(runs: number): Promise<Figure> {
  let heard: (() => void) | undefined
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => heard?.())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  async function action(): Promise<number> {
    const startedAt = performance.now()
    const child = startAction({
      url: `http://127.0.0.1:${port}`,
      'api-token': TOKEN,
      'project-key': 'demo',
      'workflow-key': 'hello',
      inputs: 'script: {}',
    })
    child.stdout?.resume()
    const exited = once(child, 'exit').then(() => Number.NaN)
    const requested = new Promise<number>((resolve) => {
      heard = () => resolve(performance.now() - startedAt)
    })
    const took = await Promise.race([requested, exited])
    if (Number.isNaN(took)) throw new Error('the action ended without a request')
    child.kill('SIGKILL')
    await exited
    return took
  }

  const bareTimes: number[] = []
  const actionTimes: number[] = []
  for (let run = 0; run < runs; run += 1) {
    bareTimes.push(await bare())
    actionTimes.push(await action())
  }
  server.close()
  const [base, took] = [median(bareTimes), median(actionTimes)]
  return {
    name: 'cold start, to the first request',
    measured: `${took.toFixed(0)} ms, ${(took / base).toFixed(2)} × bare node (${base.toFixed(0)} ms)`,
    reach: `≤ ${REACH} × bare node`,
    ratio: took / base / REACH,
  }
}

/** The whole life of a node that has nothing to do. */
async function bare(): Promise<number> {
  const startedAt = performance.now()
  await once(spawn(process.execPath, ['--eval', ''], { stdio: 'ignore' }), 'exit')
  return performance.now() - startedAt
}
