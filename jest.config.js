/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: '<rootDir>/test/support/jest/environment.js',
  testSequencer: '<rootDir>/test/support/jest/sequencer.js',
  runtime: '<rootDir>/test/support/jest/runtime.js',
  // The runtime does it.
  transform: {},
  // Jest keeps one core for itself; here the tests may have both.
  maxWorkers: '100%',
};
