// Jest 30 in ESM mode: Nest 12 is ESM only (docs/adr/0001-esm-and-jest.md).
const swc = {
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
};
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data', '<rootDir>/demo-out'],
};
const withServers = {
  globalSetup: '<rootDir>/test/support/start-servers.mjs',
  globalTeardown: '<rootDir>/test/support/stop-servers.mjs',
};
const SLOW = '\\.slow\\.spec\\.ts$';
const TIMED = '\\.timed\\.spec\\.ts$';
export default {
  // Two shared cores: a wait that ends is no failure.
  testTimeout: 30_000,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'] },
    ...['integration', 'e2e', 'browser', 'faults'].map((name) => ({
      ...common,
      ...withServers,
      displayName: name,
      testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
      testPathIgnorePatterns: ['/node_modules/', SLOW, TIMED],
    })),
    // These hold recovery to seconds: nothing else runs beside them.
    {
      ...common,
      ...withServers,
      displayName: 'timed-faults',
      testMatch: ['<rootDir>/test/faults/**/*.timed.spec.ts'],
    },
    // `npm run faults`: these take their minutes.
    {
      ...common,
      ...withServers,
      displayName: 'slow-faults',
      testMatch: ['<rootDir>/test/faults/**/*.slow.spec.ts'],
    },
  ],
  reporters: ['default', '<rootDir>/scripts/jest-count.mjs'],
};
