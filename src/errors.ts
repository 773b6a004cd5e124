/**
 * An end that the user can act on. The message says what failed, on which thing and what the server said; the advice
 * says what to do next. Anything thrown that is not an ActionError is a bug of ours.
 */
export class ActionError extends Error {
  override readonly name: string = 'ActionError'
  /** What to do next, in one or two sentences; empty where there is nothing to say. */
  readonly advice: string

  constructor(message: string, options: { readonly advice?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.advice = options.advice ?? ''
  }
}

/** One thing wrong with what the user wrote: where it stands, what was found there, and the rule that it breaks. */
export interface Problem {
  /** An input name or a path such as `inputs.deploy.service_list[1].image_name`. */
  readonly path: string
  /** The rule, what was found, and where it helps the nearest right thing: a full sentence without the path. */
  readonly message: string
}

/** Everything that is wrong with the inputs, reported together so that the user fixes it in one go. */
export class InputError extends ActionError {
  override readonly name = 'InputError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], advice = '') {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'), { advice })
    this.problems = problems
  }
}

/** The text of anything that can be thrown. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
