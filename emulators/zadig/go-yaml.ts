import type { Event, ScalarEvent } from 'js-yaml'
import { constructFromEvents, EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import type { Json, JsonObject } from './json.ts'
import { toJson } from './json.ts'

/**
 * The Go type that a YAML value is decoded into, as far as a caller can see it: the scalars, a list, a struct whose other
 * fields may be anything, or anything at all.
 */
export type YamlType =
  | 'any'
  | 'string'
  | 'bool'
  | 'int'
  | { readonly list: YamlType }
  | { readonly name: string; readonly fields: Readonly<Record<string, YamlType>> }

/**
 * Decodes YAML as Go's yaml.v3 does; an empty text is null. `error` has Go's words, without the `yaml: ` before them, for
 * a text that isn't YAML (the escapes of JSON that YAML doesn't know among them) and for values of a wrong type, all of
 * them. Other texts of js-yaml are left as they are.
 */
export function decodeYaml(
  text: string,
  type: YamlType,
): { readonly value: Json; readonly error?: undefined } | { readonly value?: undefined; readonly error: string } {
  try {
    const events = parseEvents(text, {})
    const bad = badEscape(text, events)
    if (bad !== undefined) return { error: bad }
    const decoder = new Decoder(text, events)
    const value = decoder.document(type)
    return decoder.errors.length === 0 ? { value } : { error: `unmarshal errors:\n  ${decoder.errors.join('\n  ')}` }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { error: syntaxError(text, error) }
  }
}

/** Go's reader refuses control characters anywhere, and `\/` and the halves of surrogate pairs in double quotes. */
function badEscape(text: string, events: readonly Event[]): string | undefined {
  if (/[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/u.test(text)) return 'control characters are not allowed'
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.DOUBLE_QUOTED) continue
    for (const match of text.slice(event.valueStart, event.valueEnd).matchAll(/\\(?:u(d[89a-f][\da-f]{2})|.)/gisu)) {
      const message =
        match[1] === undefined ? 'found unknown escape character' : 'found invalid Unicode character escape code'
      if (match[1] !== undefined || match[0] === '\\/') return at(text, event.valueStart + match.index, message)
    }
  }
  return undefined
}

/** The reader names the line of what it cannot read, but not where that is the first. */
function at(text: string, position: number, message: string): string {
  const line = lineAt(text, position)
  return line === 1 ? message : `line ${line}: ${message}`
}

function syntaxError(text: string, { reason, mark }: YAMLException): string {
  const position = mark?.position ?? 0
  const before = text.slice(text.lastIndexOf('\n', position - 1) + 1, position + 1)
  if (/^ *\t/u.test(before)) return at(text, position, 'found character that cannot start any token')
  if (reason === 'unknown escape sequence') return at(text, position, 'found unknown escape character')
  if (reason !== 'unexpected end of the stream within a flow collection') return at(text, position, reason)
  const closing = text.lastIndexOf('{') > text.lastIndexOf('[') ? '}' : ']'
  return `line ${lineAt(text, text.trimEnd().length)}: did not find expected ',' or '${closing}'`
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

/** Words of YAML 1.1 that yaml.v3 reads as booleans where a boolean is wanted. */
const oldBooleans: Readonly<Record<string, boolean>> = { y: true, yes: true, on: true, n: false, no: false, off: false }

class Decoder {
  readonly errors: string[] = []
  readonly #text: string
  readonly #events: readonly Event[]
  readonly #anchors = new Map<string, Json>()
  #next = 0

  constructor(text: string, events: readonly Event[]) {
    this.#text = text
    this.#events = events
  }

  document(type: YamlType): Json {
    const [first, second] = this.#events
    if (first === undefined || second?.type === EVENT_ID.POP) return null
    this.#next = 1
    return this.#node(type)
  }

  #node(type: YamlType): Json {
    const event = this.#take()
    if (event.type === EVENT_ID.ALIAS)
      return this.#anchors.get(this.#text.slice(event.anchorStart, event.anchorEnd)) ?? null
    const value = this.#content(event, type)
    if ('anchorStart' in event && event.anchorStart >= 0)
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), value)
    return value
  }

  #content(event: Event, type: YamlType): Json {
    if (event.type === EVENT_ID.SCALAR) return this.#scalar(event, type)
    if (event.type === EVENT_ID.SEQUENCE) {
      const itemType = typeof type === 'object' && 'list' in type ? type.list : undefined
      const items: Json[] = []
      while (this.#more()) items.push(this.#node(itemType ?? 'any'))
      return type === 'any' || itemType !== undefined ? items : this.#mismatch(event.start, '!!seq', type)
    }
    if (event.type !== EVENT_ID.MAPPING) throw new Error(`An event of type ${event.type} is not a node.`)
    const fields = typeof type === 'object' && 'fields' in type ? type.fields : undefined
    const members: JsonObject = {}
    while (this.#more()) {
      const key = this.#node('string')
      const value = this.#node(typeof key === 'string' ? (fields?.[key] ?? 'any') : 'any')
      if (typeof key === 'string') members[key] = value
    }
    return type === 'any' || fields !== undefined ? members : this.#mismatch(event.start, '!!map', type)
  }

  #scalar(event: ScalarEvent, type: YamlType): Json {
    const text = getScalarValue(this.#text, event)
    const value = this.#resolved(event)
    if (type === 'any' || value === null) return value
    if (type === 'string') return text
    if (type === 'int' && typeof value === 'number') return Math.trunc(value)
    const old = event.style === SCALAR_STYLE.PLAIN ? oldBooleans[text.toLowerCase()] : undefined
    if (type === 'bool' && (typeof value === 'boolean' || old !== undefined)) return old ?? value
    const shown = text.length > 10 ? `${text.slice(0, 7)}...` : text
    return this.#mismatch(event.valueStart, `${tagOf(value)} \`${shown}\``, type)
  }

  /** The scalar's value by YAML's own rules. */
  #resolved(event: ScalarEvent): Json {
    const document = [
      { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] },
      { ...event, anchorStart: -1, anchorEnd: -1 },
      { type: EVENT_ID.POP },
    ]
    return toJson(constructFromEvents(document, { source: this.#text })[0])
  }

  #mismatch(position: number, found: string, type: YamlType): null {
    this.errors.push(`line ${lineAt(this.#text, position)}: cannot unmarshal ${found} into ${goName(type)}`)
    return null
  }

  #more(): boolean {
    if (this.#events[this.#next]?.type !== EVENT_ID.POP) return true
    this.#next += 1
    return false
  }

  #take(): Event {
    const event = this.#events[this.#next]
    if (event === undefined) throw new Error('The events end early.')
    this.#next += 1
    return event
  }
}

function tagOf(value: Json): string {
  if (typeof value === 'number') return Number.isInteger(value) ? '!!int' : '!!float'
  return typeof value === 'boolean' ? '!!bool' : '!!str'
}

function goName(type: YamlType): string {
  if (typeof type === 'string') return type === 'any' ? 'interface {}' : type
  if ('name' in type) return type.name
  return `[]${typeof type.list === 'object' && 'name' in type.list ? '*' : ''}${goName(type.list)}`
}
