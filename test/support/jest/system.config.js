const { join } = require('node:path');
const unit = require('../../../jest.config.js');

/**
 * The tests of whole things: the page in a browser, every profile in CDK's validator, a function at a real stream under faults, scripts
 * as processes. Each takes seconds, and `.ci/run` has them in a phase of their own. See docs/adr/0024.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...unit,
  rootDir: join(__dirname, '../../..'),
  testMatch: ['**/*.system.test.ts'],
  testPathIgnorePatterns: [],
};
