const { join } = require('node:path');

/**
 * The same tests under stock Jest, where every file has a realm and modules of its own: what needs something that another file left
 * behind fails here. It takes several times as long. See docs/adr/0015.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('../../../jest.config.js'),
  rootDir: join(__dirname, '../../..'),
  testPathIgnorePatterns: [],
  testEnvironment: 'node',
  runtime: require.resolve('jest-runtime'),
  testRunner: 'jest-circus/runner',
  transform: { '\\.ts$': join(__dirname, 'transform.js') },
};
