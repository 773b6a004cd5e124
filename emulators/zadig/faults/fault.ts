/** How a connection ends: by a reset, by closing it, or with a proper last chunk as if that had been all. */
export type Ending = 'reset' | 'close' | 'clean'

/** What goes wrong. Times in milliseconds. */
export type FaultAction =
  /** The connection is reset before the server has done anything. */
  | { readonly kind: 'reset' }
  /** The server does what was asked; the connection is reset instead of an answer. */
  | { readonly kind: 'handle-then-reset' }
  /** This connection is reset, and for some time nothing listens on the port. */
  | { readonly kind: 'refuse'; readonly for: number }
  /**
   * The answer comes later: after some time, or with `until` when a test releases that name (`zadig.hold`). With `handle` the
   * server does what was asked first, otherwise only then, client or no client.
   */
  | { readonly kind: 'delay'; readonly for: number; readonly until?: string; readonly handle?: boolean }
  /** The request is read and never answered; with `handle` the server does what was asked first. */
  | { readonly kind: 'hang'; readonly handle?: boolean }
  /** A gateway or proxy answers; with `handle` the server does what was asked first. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      readonly handle?: boolean
    }
  /** The body ends early: after `bytes`, or half-way. */
  | { readonly kind: 'truncate'; readonly bytes?: number; readonly ending?: Ending }
  | TaskViewFault
  | EventFault
  | LogFault

/** Changes one answer of the task detail. */
export interface TaskViewFault {
  readonly kind: 'task-view'
  readonly status?: string
  readonly endTime?: number
  readonly createTime?: number
  /** Leaves out the job of that name. */
  readonly dropJob?: string
  readonly jobStatus?: Readonly<Record<string, string>>
  /** Leaves out these fields of the task. */
  readonly dropFields?: readonly string[]
}

/** Changes a live stream. */
export interface EventFault {
  readonly kind: 'events'
  /** Ends the stream after so many events; `inside` goes on into the next event: half of its line, the middle of its first character of several bytes, or that many bytes of it. */
  readonly cut?: {
    readonly afterEvents: number
    readonly inside?: 'line' | 'character' | number
    readonly ending?: Ending
  }
  /** Ends the stream when nothing has come for that long. */
  readonly idleCut?: { readonly after: number; readonly ending?: Ending }
  /** Keeps everything back for that long. */
  readonly withhold?: number
  readonly contentType?: string
  /** The server's silent error: 200, no content type, no event. */
  readonly silent?: boolean
  /** Another task's lines instead of the job's. */
  readonly lines?: readonly string[]
  /** The container's log has been rotated: its first lines are gone. */
  readonly rotated?: number
}

/** Changes the full log. */
export interface LogFault {
  readonly kind: 'log'
  /** The log appears that long after the job's end. */
  readonly late?: number
  readonly empty?: boolean
  /** An earlier attempt's text instead. */
  readonly stale?: string
}

/** One fault and the requests to which it applies. */
export interface Fault {
  readonly method?: string
  /** A path with `:name` for one segment and `*` for anything, or a regular expression; without it every path. */
  readonly path?: string | RegExp
  /** How many matching requests pass first. Default 0. */
  readonly after?: number
  /** To how many requests it applies. Default: all that follow. */
  readonly times?: number
  readonly action: FaultAction
}
