import { main } from './index.js'

await main('pre-approval')
