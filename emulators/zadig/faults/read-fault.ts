import type { Json, JsonObject } from '../json.ts'
import { asObject, numberAt, textAt, textsAt } from '../json.ts'
import type { Ending, EventFault, Fault, FaultAction, LogFault, TaskViewFault } from './fault.ts'

/** Reads a fault from JSON: the same fields, with a pattern in place of a regular expression. Throws on an unknown kind. */
export function readFault(document: JsonObject): Fault {
  return {
    ...(textAt(document, 'method') === '' ? {} : { method: textAt(document, 'method') }),
    ...(textAt(document, 'path') === '' ? {} : { path: textAt(document, 'path') }),
    ...(typeof document['after'] === 'number' ? { after: document['after'] } : {}),
    ...(typeof document['times'] === 'number' ? { times: document['times'] } : {}),
    action: readAction(asObject(document['action']) ?? {}),
  }
}

function readAction(action: JsonObject): FaultAction {
  const kind = textAt(action, 'kind')
  switch (kind) {
    case 'reset':
    case 'handle-then-reset':
      return { kind }
    case 'refuse':
      return { kind, for: numberAt(action, 'for') }
    case 'delay':
      return { kind, for: numberAt(action, 'for'), handle: action['handle'] === true }
    case 'hang':
      return { kind, handle: action['handle'] === true }
    case 'answer':
      return {
        kind,
        status: numberAt(action, 'status'),
        headers: stringsOf(action['headers']),
        body: textAt(action, 'body'),
        handle: action['handle'] === true,
      }
    case 'truncate':
      return { kind, ...numberOf(action, 'bytes'), ...endingOf(action) }
    case 'task-view':
      return readTaskView(action)
    case 'events':
      return readEvents(action)
    case 'log':
      return readLog(action)
    default:
      throw new Error(`unknown fault kind: ${kind}`)
  }
}

function readTaskView(action: JsonObject): TaskViewFault {
  return {
    kind: 'task-view',
    ...textOf(action, 'status'),
    ...textOf(action, 'dropJob'),
    ...numberOf(action, 'endTime'),
    ...numberOf(action, 'createTime'),
    jobStatus: stringsOf(action['jobStatus']),
    dropFields: textsAt(action, 'dropFields'),
  }
}

function readEvents(action: JsonObject): EventFault {
  const cut = asObject(action['cut'])
  const idle = asObject(action['idleCut'])
  return {
    kind: 'events',
    ...(cut === undefined
      ? {}
      : { cut: { afterEvents: numberAt(cut, 'afterEvents'), ...insideOf(cut), ...endingOf(cut) } }),
    ...(idle === undefined ? {} : { idleCut: { after: numberAt(idle, 'after'), ...endingOf(idle) } }),
    ...numberOf(action, 'withhold'),
    ...numberOf(action, 'rotated'),
    ...textOf(action, 'contentType'),
    ...(action['silent'] === true ? { silent: true } : {}),
    ...(Array.isArray(action['lines']) ? { lines: textsAt(action, 'lines') } : {}),
  }
}

function readLog(action: JsonObject): LogFault {
  return {
    kind: 'log',
    ...numberOf(action, 'late'),
    ...textOf(action, 'stale'),
    ...(action['empty'] === true ? { empty: true } : {}),
  }
}

function insideOf(cut: JsonObject): { inside?: 'line' | 'character' | number } {
  const inside = cut['inside']
  return inside === 'line' || inside === 'character' || typeof inside === 'number' ? { inside } : {}
}

function endingOf(document: JsonObject): { ending?: Ending } {
  const ending = document['ending']
  return ending === 'reset' || ending === 'close' || ending === 'clean' ? { ending } : {}
}

function numberOf(document: JsonObject, key: string): Readonly<Record<string, number>> {
  const value = document[key]
  return typeof value === 'number' ? { [key]: value } : {}
}

function textOf(document: JsonObject, key: string): Readonly<Record<string, string>> {
  const value = document[key]
  return typeof value === 'string' ? { [key]: value } : {}
}

function stringsOf(value: Json | undefined): Record<string, string> {
  const entries = Object.entries(asObject(value) ?? {})
  return Object.fromEntries(entries.flatMap(([key, member]) => (typeof member === 'string' ? [[key, member]] : [])))
}
