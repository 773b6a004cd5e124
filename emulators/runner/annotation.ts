// From a command or a matched line to an annotation: contract §5.2.
import { isAbsolute, relative, sep } from 'node:path'

/** Severity of an annotation. */
export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** An annotation as GitHub gets it: the message is masked and cut, title and file are not masked. */
export type Annotation = {
  readonly level: AnnotationLevel
  readonly message: string
  readonly title: string | undefined
  /** Relative to the workspace if the file is in it. */
  readonly file: string | undefined
  readonly line: number | undefined
  readonly endLine: number | undefined
  readonly col: number | undefined
  readonly endColumn: number | undefined
  readonly code: string | undefined
}

/** Annotations of one level that a step can have; those beyond stay in the log only. */
export const ANNOTATIONS_PER_LEVEL = 10

/** Longest message in UTF-16 units. */
export const MESSAGE_LIMIT = 4096

/** Where an annotation points; the keys are those of the command's properties. */
export type Location = Partial<Pick<Annotation, 'title' | 'file' | 'line' | 'endLine' | 'col' | 'endColumn' | 'code'>>

/** Completes an annotation whose message is masked already. */
export function createAnnotation(level: AnnotationLevel, message: string, location: Location = {}): Annotation {
  return {
    level,
    message: message.slice(0, MESSAGE_LIMIT),
    title: location.title,
    file: location.file,
    line: location.line,
    endLine: location.endLine,
    col: location.col,
    endColumn: location.endColumn,
    code: location.code,
  }
}

/**
 * The location that the properties of an error, warning or notice command give, with the runner's rules for lines and
 * columns: contradicting ones are dropped, a lone end is a start too.
 */
export function commandLocation(properties: Readonly<Record<string, string>>, workspace: string): Location {
  const given = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]))
  let line = parseInteger(given.get('line'))
  let endLine = parseInteger(given.get('endline'))
  let col = parseInteger(given.get('col'))
  let endColumn = parseInteger(given.get('endcolumn'))

  line ??= endLine
  col ??= endColumn
  if (line === undefined || (endLine !== undefined && endLine !== line)) {
    col = undefined
    endColumn = undefined
  }
  if (line !== undefined && endLine !== undefined && endLine < line) {
    line = undefined
    endLine = undefined
  }
  if (col !== undefined && endColumn !== undefined && endColumn < col) {
    col = undefined
    endColumn = undefined
  }
  const file = given.get('file')
  return {
    title: given.get('title'),
    file: file === undefined ? undefined : toWorkspacePath(file, workspace),
    line,
    endLine,
    col,
    endColumn,
    code: given.get('code'),
  }
}

/** A whole number that .NET's `int.TryParse` accepts, or undefined. */
function parseInteger(text: string | undefined): number | undefined {
  if (text === undefined || !/^\s*[+-]?\d+\s*$/.test(text)) return undefined
  const value = Number(text)
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined
}

function toWorkspacePath(file: string, workspace: string): string {
  if (!isAbsolute(file)) return file
  const path = relative(workspace, file)
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path.replaceAll(sep, '/')
}
