export const id = 117;
export const ids = [117];
export const modules = {

/***/ 8117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createStreamDispatcher: () => (/* binding */ createStreamDispatcher)
});

// EXTERNAL MODULE: ./node_modules/undici/lib/api/api-connect.js
var api_connect = __webpack_require__(4660);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(7405);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(628);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/proxy-agent.js
var proxy_agent = __webpack_require__(6672);
;// CONCATENATED MODULE: ./build/zadig/undici-parts.js
/**
 * The parts of undici that log streams need, by their own paths: half of what the whole package would load (fetch,
 * WebSocket, caches and mocks). They are a chunk of the bundle that the first stream loads. The paths are not promised by
 * undici, whose version is therefore pinned; `undici-paths.d.ts` gives them their public types. Only the package's own
 * index gives dispatchers their methods such as `connect`: here they have `dispatch` alone.
 */





;// CONCATENATED MODULE: ./build/zadig/stream-dispatcher.js

/** Requests over undici, which hands over a log's chunks several times as fast as Node's own client. */
function createStreamDispatcher(options) {
    // HTTP/2 shares one connection between requests and re-sends some by itself: neither is wanted here.
    const tls = { allowH2: false, ...options.trust };
    const { connectTimeout, keepAliveTimeout, proxy } = options;
    const pool = { connectTimeout, keepAliveTimeout, allowH2: false };
    if (proxy === undefined)
        return new agent({ ...pool, connect: { ...tls, timeout: connectTimeout } });
    return new proxy_agent({
        ...pool,
        uri: proxy.href,
        requestTls: tls,
        proxyTls: tls,
        clientFactory: (origin, given) => 
        // Without its own limit, a proxy that never answers the CONNECT is waited for during undici's five minutes.
        Object.assign(new dispatcher_pool(origin, { ...given, headersTimeout: connectTimeout }), { connect: api_connect }),
    });
}


/***/ })

};
