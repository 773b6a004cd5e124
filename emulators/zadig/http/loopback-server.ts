import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import type { EmulatorClock } from '../clock.ts'

/** A listening HTTP server on 127.0.0.1 that can stop listening for a while and that closes at once. */
export interface LoopbackServer {
  readonly url: string
  /** Stops listening, drops every connection, and listens again on the same port after `ms` milliseconds. */
  refuse(ms: number): void
  close(): Promise<void>
}

/** Listens on the port; 0 means a free one. */
export async function listenOnLoopback(
  port: number,
  listener: RequestListener,
  clock: EmulatorClock,
): Promise<LoopbackServer> {
  const sockets = new Set<Socket>()
  const open = (): Server => {
    const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, listener)
    server.on('connection', (socket) => {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.once('close', () => sockets.delete(socket))
    })
    return server
  }
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  let server = open()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
  const address = bound.port
  let cancelReopen: (() => void) | undefined
  return {
    url: `http://127.0.0.1:${address}`,
    refuse: (ms) => {
      server.close()
      dropAll()
      cancelReopen = clock.schedule(() => {
        server = open()
        server.listen(address, '127.0.0.1')
      }, ms)
    },
    close: () => {
      cancelReopen?.()
      dropAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
