/** What the environment says about proxies, as values; either case of the names was looked up by the caller. */
export interface ProxyEnvironment {
  readonly httpsProxy: string
  readonly httpProxy: string
  readonly noProxy: string
}

/**
 * The proxy that requests to `url` go through, or undefined for a direct connection.
 *
 * `NO_PROXY` is a list, by commas or white space, of `*`, `host`, `.suffix`, `*.suffix`, `host:port` and IP addresses
 * (`[::1]:443` with a port); a plain or dotted name covers its subdomains too, `*.suffix` only those. An `https` URL uses
 * `HTTPS_PROXY` alone and an `http` one `HTTP_PROXY`, as curl and the runner's toolkit do. Loopback addresses are never
 * proxied, as in the toolkit: a proxy would reach its own loopback.
 *
 * @returns the proxy's URL as it was given, with `http://` where it had no scheme
 */
export function chooseProxy(url: URL, environment: ProxyEnvironment): string | undefined {
  const given = (url.protocol === 'https:' ? environment.httpsProxy : environment.httpProxy).trim()
  const host = bareHost(url.hostname)
  if (given === '' || isLoopback(host)) return undefined
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  if (environment.noProxy.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry, host, port))) return undefined
  return given.includes('://') ? given : `http://${given}`
}

function covers(entry: string, host: string, port: string): boolean {
  const withPort = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry)
  if (withPort !== null && withPort[2] !== port) return false
  const name = bareHost(withPort?.[1] ?? entry)
  if (name === '*') return true
  if (name.startsWith('*.')) return host.endsWith(name.slice(1))
  const suffix = name.replace(/^\./, '')
  return host === suffix || host.endsWith(`.${suffix}`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Lower case, without the brackets of an IPv6 address and without the dot that ends a full name. */
function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/\.$/, '')
}
