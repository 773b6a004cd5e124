/** Characters of a remote text that an error keeps: enough for Zadig's longest sentences, too few to fill a log. */
const MAX_REMOTE_TEXT = 500

const LEAST_TOKEN_LENGTH = 8

/** A remote text as an error repeats it: without the token, should a server or a proxy echo it, and not for ever. */
export function shorten(text: string, token: string): string {
  // A shorter text is no token of Zadig's, and replacing it would garble every message.
  const clean = token.length < LEAST_TOKEN_LENGTH ? text : text.replaceAll(token, '***')
  if (clean.length <= MAX_REMOTE_TEXT) return clean
  // Between words where there is room for half of it: the runner's masks know a secret whole, and not its beginning.
  const words = clean.lastIndexOf(' ', MAX_REMOTE_TEXT)
  return `${clean.slice(0, words > MAX_REMOTE_TEXT / 2 ? words : MAX_REMOTE_TEXT)}…`
}
