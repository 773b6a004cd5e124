import type { Dispatcher } from './undici-parts.ts'

/** What makes connections and speaks HTTP on them, in undici's form. */
export interface Dispatching {
  dispatch(request: DispatchedRequest, handler: Dispatcher.DispatchHandler): unknown
  /** Closes all connections, also those in use. */
  destroy(): Promise<void>
}

export interface DispatchedRequest {
  readonly origin: string
  /** Path and query. */
  readonly path: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Milliseconds; 0 for no limit, which is all that Node's own client knows. */
  readonly headersTimeout: number
  readonly bodyTimeout: number
}
