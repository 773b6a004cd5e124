// Node 24 strips the types itself, so jest needs no transform and no second compiler.
export default {
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testTimeout: 30_000,
  // Most of the time the tests wait for a step that polls: twice the workers that two cores suggest halve the run.
  maxWorkers: 4,
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.ts'],
  coverageProvider: 'v8',
}
