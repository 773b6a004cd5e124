// The part of GitHub's expression language that input defaults and `if` conditions of an action use.

/** Values that an expression can name, e.g. `{ github: { token: 'x' } }`. */
export type ExpressionContext = Readonly<Record<string, unknown>>

/** Status of a job, which the functions `success()`, `failure()` and `cancelled()` ask for. */
export type JobStatus = 'success' | 'failure' | 'cancelled'

/** An expression that GitHub refuses or that the emulator does not support. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

/** Text with each `${{ … }}` replaced by its value. Throws {@link ExpressionError}. */
export function interpolate(text: string, context: ExpressionContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) => toText(evaluate(expression, context)))
}

/** Truth of a condition such as `always()` or `failure() || cancelled()`; `${{ }}` around it is optional. */
export function evaluateCondition(condition: string, status: JobStatus, context: ExpressionContext): boolean {
  const [, inner] = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(condition) ?? []
  return isTruthy(evaluate(inner ?? condition, context, status))
}

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(-?(?:0x[\da-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?))|([a-z_][\w-]*)|(&&|\|\||==|!=|[!().,[\]]))/iy

function tokenize(source: string): string[] {
  const tokens: string[] = []
  const pattern = new RegExp(TOKEN)
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex
    const match = pattern.exec(source)
    if (match === null) throw new ExpressionError(`Unexpected symbol: '${source.slice(at).trim()}'`)
    tokens.push(match[0].trim())
  }
  return tokens
}

function evaluate(source: string, context: ExpressionContext, status?: JobStatus): unknown {
  const tokens = tokenize(source)
  let position = 0
  const peek = (): string | undefined => tokens[position]
  const accept = (token: string): boolean => {
    if (peek() !== token) return false
    position += 1
    return true
  }
  const next = (): string => {
    const token = peek()
    if (token === undefined) throw new ExpressionError(`Unexpected end of expression: '${source.trim()}'`)
    position += 1
    return token
  }
  const expect = (token: string): void => {
    if (!accept(token)) throw new ExpressionError(`Expected '${token}' in '${source.trim()}'`)
  }

  // As in GitHub's language, both sides are parsed; only the evaluation is short-circuited.
  const readOr = (): unknown => {
    let left = readAnd()
    while (accept('||')) {
      const right = readAnd()
      if (!isTruthy(left)) left = right
    }
    return left
  }
  const readAnd = (): unknown => {
    let left = readEquality()
    while (accept('&&')) {
      const right = readEquality()
      if (isTruthy(left)) left = right
    }
    return left
  }
  const readEquality = (): unknown => {
    let left = readUnary()
    for (let operator = peek(); operator === '==' || operator === '!='; operator = peek()) {
      position += 1
      left = isEqual(left, readUnary()) === (operator === '==')
    }
    return left
  }
  const readUnary = (): unknown => (accept('!') ? !isTruthy(readUnary()) : readAccess(readPrimary()))
  const readAccess = (start: unknown): unknown => {
    let value = start
    for (;;) {
      if (accept('.')) value = member(value, next())
      else if (accept('[')) {
        value = member(value, toText(readOr()))
        expect(']')
      } else return value
    }
  }
  const readPrimary = (): unknown => {
    const token = next()
    if (token === '(') {
      const value = readOr()
      expect(')')
      return value
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (/^-?\d/.test(token)) return Number(token)
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    if (!/^[a-z_]/i.test(token)) throw new ExpressionError(`Unexpected symbol: '${token}'`)
    return accept('(') ? call(token, readArguments(), status) : named(token, context)
  }
  const readArguments = (): unknown[] => {
    const values: unknown[] = []
    while (!accept(')')) {
      if (values.length > 0) expect(',')
      values.push(readOr())
    }
    return values
  }

  const value = readOr()
  if (position < tokens.length) throw new ExpressionError(`Unexpected symbol: '${tokens[position]}'`)
  return value
}

function call(name: string, values: readonly unknown[], status: JobStatus | undefined): unknown {
  const [first, second] = values.map((value) => toText(value).toLowerCase())
  switch (name.toLowerCase()) {
    case 'tojson':
      return JSON.stringify(values[0] ?? null, undefined, 2)
    case 'contains':
      return (first ?? '').includes(second ?? '')
    case 'startswith':
      return (first ?? '').startsWith(second ?? '')
    case 'endswith':
      return (first ?? '').endsWith(second ?? '')
  }
  // Status functions exist in conditions only.
  if (status !== undefined) {
    if (name === 'always') return true
    if (name === 'success' || name === 'failure' || name === 'cancelled') return name === status
  }
  throw new ExpressionError(`Unrecognized function: '${name}'`)
}

function named(name: string, context: ExpressionContext): unknown {
  const key = Object.keys(context).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  if (key === undefined) throw new ExpressionError(`Unrecognized named-value: '${name}'`)
  return context[key]
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null
  const found = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found === undefined ? null : found[1]
}

function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 0
}

function isEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase()
  if (typeof left === typeof right) return left === right
  return toNumber(left) === toNumber(right)
}

function toNumber(value: unknown): number {
  return value === null || value === undefined ? 0 : typeof value === 'object' ? Number.NaN : Number(value)
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null || value === undefined) return ''
  return Array.isArray(value) ? 'Array' : 'Object'
}
