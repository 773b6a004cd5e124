// GitHub's expression language, by GitHub's own implementation.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** An expression that GitHub refuses. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

/** Values that an expression can name, e.g. `{ github: { token: 'x' } }`. */
export type ExpressionContext = Readonly<Record<string, unknown>>

/** Status of a job, which the functions `success()`, `failure()` and `cancelled()` ask for. */
export type JobStatus = 'success' | 'failure' | 'cancelled'

const STATUS_FUNCTIONS = ['always', 'success', 'failure', 'cancelled'] as const

/** Text with each `${{ … }}` replaced by its value. Throws an {@link ExpressionError}. */
export function interpolate(text: string, context: ExpressionContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) => evaluate(expression, context).coerceString())
}

/**
 * Truth of a condition such as `failure() || cancelled()`; `${{ }}` around it is optional. As on GitHub, a condition
 * without a status function also requires success. Throws an {@link ExpressionError}.
 */
export function evaluateCondition(condition: string, status: JobStatus, context: ExpressionContext): boolean {
  const [, inner] = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(condition) ?? []
  const expression = (inner ?? condition).trim() || 'success()'
  const isImplicit = !STATUS_FUNCTIONS.some((name) => new RegExp(`\\b${name}\\s*\\(`, 'i').test(expression))
  return isTruthy(evaluate(isImplicit ? `success() && (${expression})` : expression, context, status))
}

/** Status functions exist in conditions only. */
function evaluate(expression: string, context: ExpressionContext, status?: JobStatus): data.ExpressionData {
  const functions = (status === undefined ? [] : STATUS_FUNCTIONS).map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(name === 'always' || name === status),
  }))
  const values = new data.Dictionary(...Object.entries(context).map(([key, value]) => ({ key, value: toData(value) })))
  try {
    const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(context), functions).parse()
    return new Evaluator(parsed, values, new Map(functions.map((one) => [one.name, one]))).evaluate()
  } catch (error) {
    throw new ExpressionError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function toData(value: unknown): data.ExpressionData {
  if (value === null || value === undefined) return new data.Null()
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (Array.isArray(value)) return new data.Array(...value.map((item: unknown) => toData(item)))
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) })))
}

function isTruthy(value: data.ExpressionData): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return false
    case data.Kind.Boolean:
      return value.value
    case data.Kind.Number:
      return value.value !== 0 && !Number.isNaN(value.value)
    case data.Kind.String:
      return value.value !== ''
    case data.Kind.Array:
    case data.Kind.Dictionary:
      return true
  }
}
