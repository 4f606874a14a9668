const { default: circus } = require('jest-circus/runner');

/** Without a message before and after each test, which Jest would count live by: it hears of whole files. */
module.exports = (globalConfig, config, environment, runtime, file) =>
  circus(globalConfig, config, environment, runtime, file);
