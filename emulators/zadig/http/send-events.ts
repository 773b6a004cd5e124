import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { EmulatorClock } from '../clock.ts'
import type { Ending, EventFault } from '../faults/fault.ts'
import type { EventStream, Reading } from '../logs/event-stream.ts'
import { Scope } from '../run/scope.ts'

/**
 * Writes a live stream: headers with the first event, each event a chunk, many chunks a write, and no end by the
 * server (contract §7.2). The chunks go to the socket directly, because Node's own framing of them is the bottleneck at a
 * gigabyte of short lines.
 */
export function sendEvents(
  response: ServerResponse,
  stream: EventStream,
  fault: EventFault,
  clock: EmulatorClock,
): void {
  const { socket } = response
  if (socket === null) return
  new EventWriter(response, socket, stream, fault, clock).start()
}

class EventWriter {
  readonly #response: ServerResponse
  readonly #socket: Socket
  readonly #stream: EventStream
  readonly #fault: EventFault
  readonly #scope: Scope
  #idle: Scope
  readonly #clock: EmulatorClock
  #sent = 0
  #over = false

  constructor(response: ServerResponse, socket: Socket, stream: EventStream, fault: EventFault, clock: EmulatorClock) {
    this.#response = response
    this.#socket = socket
    this.#stream = stream
    this.#fault = fault
    this.#clock = clock
    this.#scope = new Scope(clock)
    this.#idle = new Scope(clock)
  }

  start(): void {
    this.#response.once('close', () => this.#stop())
    this.#watchIdle()
    if (this.#fault.withhold === undefined) this.#pump()
    else this.#scope.after(this.#fault.withhold, () => this.#pump())
  }

  #pump(): void {
    while (!this.#over) {
      const { cut } = this.#fault
      const left = cut === undefined ? Infinity : cut.afterEvents - this.#sent
      if (cut !== undefined && left <= 0 && cut.inside === undefined) return this.#end(cut.ending ?? 'close')
      const reading = this.#stream.read(Math.max(1, left))
      if (typeof reading === 'string') return this.#pause(reading)
      this.#head({ 'Content-Type': this.#fault.contentType ?? 'text/event-stream', 'Cache-Control': 'no-cache' })
      this.#watchIdle()
      if (cut !== undefined && left <= 0) return this.#cutInside(reading.bytes, cut)
      this.#sent += reading.events
      if (!this.#socket.write(reading.bytes)) return void this.#socket.once('drain', () => this.#pump())
    }
  }

  #pause(state: Exclude<Reading, object>): void {
    if (state === 'waiting') return this.#stream.wait(() => this.#pump())
    // The producer is done: without an event the headers go out now, and without a content type.
    this.#head(this.#fault.contentType === undefined ? {} : { 'Content-Type': this.#fault.contentType })
  }

  #head(headers: Readonly<Record<string, string>>): void {
    if (this.#response.headersSent) return
    this.#response.writeHead(200, { ...headers, 'Transfer-Encoding': 'chunked' })
    this.#response.flushHeaders()
  }

  /** Writes a part of one event, in a chunk that promises all of it. */
  #cutInside(bytes: Buffer, { inside, ending }: NonNullable<EventFault['cut']>): void {
    const head = bytes.indexOf('\r\n') + 2
    const frame = bytes.subarray(head, bytes.length - 2)
    const length = cutLength(frame, inside ?? 0)
    if (ending === 'clean') this.#socket.write(`${length.toString(16)}\r\n`)
    else this.#socket.write(bytes.subarray(0, head))
    this.#socket.write(frame.subarray(0, length))
    if (ending === 'clean') this.#socket.write('\r\n')
    this.#end(ending ?? 'close')
  }

  #end(ending: Ending): void {
    this.#stop()
    // A reset drops what has not been sent, so what was meant to arrive goes out first.
    if (ending === 'reset') return void this.#socket.write('', () => this.#socket.resetAndDestroy())
    if (ending === 'clean' && this.#response.headersSent) this.#socket.write('0\r\n\r\n')
    this.#socket.end()
    this.#socket.destroySoon()
  }

  #watchIdle(): void {
    const { idleCut } = this.#fault
    if (idleCut === undefined) return
    this.#idle.close()
    this.#idle = new Scope(this.#clock)
    this.#idle.after(idleCut.after, () => this.#end(idleCut.ending ?? 'close'))
  }

  #stop(): void {
    this.#over = true
    this.#stream.close()
    this.#scope.close()
    this.#idle.close()
  }
}

/** How much of an event's bytes arrive: half of its line, half of its first character of several bytes, or so many. */
function cutLength(frame: Buffer, inside: 'line' | 'character' | number): number {
  if (typeof inside === 'number') return Math.min(inside, frame.length)
  const data = frame.indexOf('data:') + 'data:'.length
  const wide = frame.findIndex((byte) => byte >= 0xc0)
  if (inside === 'character' && wide >= 0) return wide + 1
  return data + Math.floor((frame.length - data) / 2)
}
