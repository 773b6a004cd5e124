import { ActionError } from '../errors.ts'
import { ADVICE } from './advice.ts'

/** Where Zadig is. */
export interface BaseUrl {
  readonly url: URL
  /** The path in front of every endpoint: empty, or with a slash at its beginning and none at its end. */
  readonly prefix: string
}

/**
 * Reads the base URL: http or https, a path prefix and trailing slashes allowed, user name, query and fragment not. Throws
 * an ActionError that does not repeat the text, since it can hold a password.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  const problem = url === undefined ? 'is no URL' : fault(url)
  if (url === undefined || problem !== undefined) {
    throw new ActionError(`The address of Zadig ${problem}.`, { advice: ADVICE['url-invalid'] })
  }
  return { url, prefix: url.pathname.replace(/\/+$/, '') }
}

function fault(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `begins with ${url.protocol} instead of https:// or http://`
  if (url.username !== '' || url.password !== '') return 'has a user name or password in it'
  if (url.search !== '' || url.hash !== '') return 'has a query or a fragment'
  return undefined
}
