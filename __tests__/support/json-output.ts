import * as v from 'valibot'

/** An output that is a JSON array of strings. */
export function stringsIn(text: string | undefined): readonly string[] {
  return v.parse(v.array(v.string()), JSON.parse(text ?? 'null'))
}

/** An output that is a JSON array of objects. */
export function rowsIn(text: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  return v.parse(v.array(v.record(v.string(), v.unknown())), JSON.parse(text ?? 'null'))
}
