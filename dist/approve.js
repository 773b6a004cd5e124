import { main } from './index.js'

await main('approve')
