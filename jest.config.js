/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  runtime: '<rootDir>/test/support/jest-runtime.js',
  transform: { '^.+\\.ts$': '@swc/jest' },
  // Jest keeps one core for itself; here the tests may have both.
  maxWorkers: '100%',
};
