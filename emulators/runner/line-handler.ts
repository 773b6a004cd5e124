// Handles one line of output: a command, a problem, or plain text. Contract §1.1 and §1.6.
import type { CommandProcessor } from './command-state.ts'
import { type Checkout, matchedLocation } from './matched-location.ts'
import type { MatcherRegistry } from './matcher-config.ts'
import { createLineMatcher, matchLevel, stripColourCodes } from './problem-matchers.ts'
import type { StepLog } from './step-log.ts'

/** Handles the lines of one stream; `close` stops following the job's problem matchers. */
export type LineHandler = {
  /** Throws {@link StopTokenError}. */
  handle(line: string): void
  close(): void
}

/** What a line can have an effect on. */
export type LineTargets = {
  readonly log: StepLog
  readonly commands: CommandProcessor
  readonly matchers: MatcherRegistry
  readonly checkout: Checkout
}

/** Makes the handler of one stream of one stage. */
export function createLineHandler({ log, commands, matchers, checkout }: LineTargets): LineHandler {
  const matcher = createLineMatcher(matchers)
  return {
    close: () => matcher.close(),
    handle: (line) => {
      if (commands.process(line)) return
      // The runner's own markers cannot be forged (contract §1.3).
      const plain = line
        .replaceAll('##[start-action', '##[\\start-action')
        .replaceAll('##[end-action', '##[\\end-action')
      const stripped = stripColourCodes(plain)
      const taken = matcher.match(stripped, (match) => {
        const level = matchLevel(match)
        const message = match.message ?? ''
        if (level === undefined)
          log.debug(
            `Skipped logging an issue for the matched line because the severity '${match.severity}' is not supported.`,
          )
        if (level === undefined || message.trim() === '') return false
        log.annotate(level, message, matchedLocation(match, checkout), stripped)
        return true
      })
      if (!taken) log.write(plain)
    },
  }
}
