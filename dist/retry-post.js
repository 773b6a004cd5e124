import { nodeVersionProblem } from './node-version.js'

const problem = nodeVersionProblem(process.versions.node)
if (problem === '') await (await import('./index.js')).post('retry')
