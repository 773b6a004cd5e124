/** One request as the server received it. */
export interface RequestRecord {
  /** Unix milliseconds of the emulator's clock. */
  readonly time: number
  readonly method: string
  /** The decoded path, without query. */
  readonly path: string
  /** Path and query as they were sent. */
  readonly url: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** The value of the `Authorization` header, or empty. */
  readonly authorization: string
  body: string
  /** The status of the answer; undefined where none was given (yet). */
  status: number | undefined
  /** Whether the client disconnected before the answer was complete. */
  aborted: boolean
  /** The kind of the fault that applied to the request. */
  fault: string | undefined
}
