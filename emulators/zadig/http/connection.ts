import type { ServerResponse } from 'node:http'
import type { Ending } from '../faults/fault.ts'

/** Ends a connection the way a fault wants it. `clean` expects a chunked response that Node itself frames. */
export function endConnection(response: ServerResponse, ending: Ending): void {
  switch (ending) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'close':
      response.socket?.end()
      response.socket?.destroySoon()
      return
    case 'clean':
      response.end()
      return
  }
}
