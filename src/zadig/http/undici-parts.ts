/**
 * The parts of undici that log streams need, by their own paths: half of what the whole package would load (fetch,
 * WebSocket, caches and mocks). They are a chunk of the bundle that the first stream loads. The paths are not promised by
 * undici, whose version is therefore pinned; `undici-paths.d.ts` gives them their public types. Only the package's own
 * index gives dispatchers their methods such as `connect`: here they have `dispatch` alone.
 */
export { default as connect } from 'undici/lib/api/api-connect.js'
export { default as Agent } from 'undici/lib/dispatcher/agent.js'
export { default as Pool } from 'undici/lib/dispatcher/pool.js'
export { default as ProxyAgent } from 'undici/lib/dispatcher/proxy-agent.js'
export type { Dispatcher } from 'undici'
