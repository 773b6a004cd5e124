import { ActionError } from './errors.ts'
import type { ConnectionInputs } from './ports/inputs.ts'
import type { Environment } from './github/inputs/input-reader.ts'
import type { Runner } from './ports/runner.ts'
import { sanitizeLine } from './report/sanitize.ts'
import { systemClock } from './time/clock.ts'
import { formatDuration } from './time/duration.ts'
import { ADVICE } from './zadig/errors/advice.ts'
import { createZadigClient } from './zadig/api/client.ts'
import { inspectToken } from './zadig/http/token.ts'
import { createTransport } from './zadig/http/transport.ts'

/**
 * Makes the client of the Zadig that the inputs name. The token is a mask before anything else can be printed; one that
 * cannot work ends it here.
 *
 * @returns `creator` is the display name in the token, empty where it has none; `tokens` is the token as it was written and
 * as it is sent: what must not be shown
 */
export function connect(inputs: ConnectionInputs, environment: Environment, runner: Runner) {
  runner.mask(inputs.apiToken)
  const token = inspectToken(inputs.apiToken, systemClock.now())
  const tokens = [...new Set([inputs.apiToken, token.token])].filter((text) => text !== '')
  for (const text of tokens.slice(1)) runner.mask(text)
  if (token.kind === 'expired')
    throw new ActionError(`api-token: it expired on ${new Date(token.expiresAt ?? 0).toUTCString()}`, {
      advice: ADVICE['token-expired'],
    })
  if (token.kind === 'login') runner.annotate('warning', { title: 'Zadig token', message: ADVICE['token-login'] })

  const transport = createTransport({
    url: inputs.url,
    token: token.token,
    clock: systemClock,
    requestTimeout: inputs.requestTimeout,
    outageTimeout: inputs.outageTimeout,
    ...(inputs.caCertificate === undefined ? {} : { ca: inputs.caCertificate }),
    env: {
      httpsProxy: environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '',
      httpProxy: environment['http_proxy'] ?? environment['HTTP_PROXY'] ?? '',
      noProxy: environment['no_proxy'] ?? environment['NO_PROXY'] ?? '',
    },
    userAgent: 'zadig-workflow-action',
    onOutage: ({ error, delayMs, remainingMs }) =>
      void runner.print(
        `Zadig cannot be reached (${sanitizeLine(error.message, 300)}); trying again in ${formatDuration(delayMs)}, for ${formatDuration(remainingMs)} more.\n`,
      ),
  })
  return { zadig: createZadigClient(transport), creator: token.name, tokens, close: () => transport.close() }
}
