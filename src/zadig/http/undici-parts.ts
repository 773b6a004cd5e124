/**
 * The parts of undici that every request needs, by their own paths. The whole package also loads fetch, WebSocket, caches
 * and mocks, and about doubles what the action loads at its start. undici does not document these paths, so its version is
 * pinned; `undici-paths.d.ts` declares their types. Loaded this way a dispatcher has `dispatch` only, not `connect`.
 */
export { default as connect } from 'undici/lib/api/api-connect.js'
export { default as Agent } from 'undici/lib/dispatcher/agent.js'
export { default as Pool } from 'undici/lib/dispatcher/pool.js'
export { default as ProxyAgent } from 'undici/lib/dispatcher/proxy-agent.js'
export type { Dispatcher } from 'undici'
