require('./lib/processes/node-version.cjs');

// `npm run doctor` says it once; else each worker would, each time.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** @type {import('jest').Config} */
module.exports = {
  // All code, so that Jest finds the tests of what was changed; nothing that is built or fetched.
  roots: ['bin', 'lambda', 'lib', 'test'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
  // `npm run test:system`
  testPathIgnorePatterns: ['\\.system\\.test\\.ts$'],
  testEnvironment: '<rootDir>/test/support/jest/environment.js',
  testSequencer: '<rootDir>/test/support/jest/sequencer.js',
  runtime: '<rootDir>/test/support/jest/runtime.js',
  testRunner: '<rootDir>/test/support/jest/runner.js',
  // The runtime does it.
  transform: {},
  // It holds code that Jest runs, and lies in everybody's folder for temporary files unless told otherwise.
  cacheDirectory: '<rootDir>/.cache/jest',
  // No test is about time: on a machine with other work, an engine takes its own.
  testTimeout: 30_000,
  // Jest keeps one core for itself; here the tests may have both.
  maxWorkers: '100%',
};
