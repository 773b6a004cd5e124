import type { FaultAction } from './fault.ts'

/** Answers that gateways, proxies and portals give in the place of a server. */
export const answers = {
  /** A gateway's page: 502, 503 or 504. */
  gatewayPage: (status: 502 | 503 | 504 = 502): FaultAction => ({
    kind: 'answer',
    status,
    headers: { 'Content-Type': 'text/html', Server: 'nginx' },
    body: `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`,
  }),
  /** A handler's panic: 500 without a body. */
  emptyError: { kind: 'answer', status: 500 } satisfies FaultAction,
  /** 429 or 503 with `Retry-After`, in seconds or as the header's own text. */
  retryLater: (after: number | string, status: 429 | 503 = 429): FaultAction => ({
    kind: 'answer',
    status,
    headers: { 'Retry-After': String(after) },
  }),
  /** A portal's login page where JSON was expected. */
  loginPage: {
    kind: 'answer',
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!doctype html><html><head><title>Zadig</title></head><body><div id="app"></div></body></html>',
  } satisfies FaultAction,
  redirect: (location: string, status: 301 | 302 | 307 | 308 = 302): FaultAction => ({
    kind: 'answer',
    status,
    headers: { Location: location },
  }),
  /** An untyped error of the server: HTTP 500 with a body (contract §3.2 B). */
  untypedError: (description: string): FaultAction => ({
    kind: 'answer',
    status: 500,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ code: 500, description, message: 'Internal Error: ' }),
  }),
} as const
