// npm run bench: one table of figures, each measured in this run; some three minutes. README.md explains them.
import { measureBundle, bundleByPackage } from './bundle-size.ts'
import { measureColdStart } from './cold-start.ts'
import { measureDetection, measureSilentDetection } from './detection.ts'
import { figureTable } from './figure.ts'
import { measureRequests } from './requests.ts'
import { measureSpread } from './spread.ts'

const figures = [
  await measureColdStart(21),
  measureBundle(),
  ...(await measureDetection({ runs: 20, shortestMs: 4_000, tickMs: 3_000 })),
  await measureSilentDetection({ runs: 8, shortestMs: 20_000, tickMs: 3_000 }),
  ...(await measureRequests()),
  await measureSpread(),
]
console.log(figureTable(figures))
console.log('| package | KB of source in the bundle |\n| --- | ---: |')
for (const [name, kilobytes] of bundleByPackage()) console.log(`| ${name} | ${kilobytes.toFixed(0)} |`)
