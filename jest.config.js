// Node 24 strips the types itself, so jest needs no transform and no second compiler.
export default {
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.ts'],
  coverageProvider: 'v8',
}
