// For `node --import`: lets a package import JSON without saying that it is JSON. @actions/languageservice does so, which
// bundlers allow and Node does not.
import { registerHooks } from 'node:module'

registerHooks({
  load: (url, context, nextLoad) =>
    nextLoad(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
