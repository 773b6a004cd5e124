import * as v from 'valibot'

import type { Problem } from '../errors.ts'

export type Validation<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads raw input by a schema; on failure every problem, its path starting at `path`. */
export function validate<Value>(
  schema: v.GenericSchema<unknown, Value>,
  raw: unknown,
  path: string,
): Validation<Value> {
  const result = v.safeParse(schema, raw)
  if (result.success) return { ok: true, value: result.output }
  const problems = result.issues.map((issue) => ({
    path: pathOf(path, ...(issue.path ?? []).map(({ key }) => key)),
    message: issue.message,
  }))
  return { ok: false, problems }
}

/** `inputs.deploy.service_list[1].image_name`: names that aren't plain words go in brackets. */
export function pathOf(base: string, ...keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    const name = String(key)
    return /^[\w-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`
  }, base)
}
