// The log of one stage and the annotations that go with it: contract §2 and §5.2.
import {
  type Annotation,
  type AnnotationLevel,
  ANNOTATIONS_PER_LEVEL,
  createAnnotation,
  type Location,
  MESSAGE_LIMIT,
} from './annotation.ts'
import type { Masker } from './masks.ts'

/** The log of a stage: every line passes the masker. */
export type StepLog = {
  /** The lines of the raw log, without time stamps. */
  readonly lines: readonly string[]
  /** At most ten of a level. */
  readonly annotations: readonly Annotation[]
  /** Writes one entry, which is several lines when it holds line breaks. */
  write(entry: string): void
  /** Writes `##[debug]` lines, if the job has debug output switched on. */
  debug(message: string): void
  /** Adds an annotation and logs it as `##[error]…`; `shown` is logged in place of the message. */
  annotate(level: AnnotationLevel, message: string, location?: Location, shown?: string): void
}

/** Whether debug lines are logged, who gets each line, and whether `lines` is filled. */
type StepLogOptions = Readonly<{ debug: boolean; onLine?: (line: string) => void; keepLines?: boolean }>

/** Makes an empty log; `onLine` is called with each line as it is written. Without `keepLines`, `lines` stays empty. */
export function createStepLog(masker: Masker, { debug, onLine, keepLines = true }: StepLogOptions): StepLog {
  const lines: string[] = []
  const annotations: Annotation[] = []
  const write = (entry: string): void => {
    for (const line of masker.mask(entry).split(/\r\n|\r|\n/)) {
      if (keepLines) lines.push(line)
      onLine?.(line)
    }
  }
  return {
    lines,
    annotations,
    write,
    debug: (message) => {
      if (!debug) return
      for (const line of message.split(/\r?\n/)) write(`##[debug]${line}`)
    },
    annotate: (level, message, location, shown) => {
      const masked = masker.mask(message).slice(0, MESSAGE_LIMIT)
      if (annotations.filter((annotation) => annotation.level === level).length < ANNOTATIONS_PER_LEVEL) {
        annotations.push(createAnnotation(level, masked, location))
      }
      const text = shown ?? masked
      if (text !== '') write(`##[${level}]${text}`)
    },
  }
}
