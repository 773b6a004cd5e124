// Node 24 strips the types itself, so jest needs no transform and no second compiler.
export default {
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // Only a hang reaches it: a loaded machine takes many times as long as an idle one.
  testTimeout: 240_000,
  // Most of the time the tests wait for a step that polls: more workers than the two cores of a small machine shorten the run.
  maxWorkers: 3,
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.ts'],
  coverageProvider: 'v8',
}
