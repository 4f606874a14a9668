/**
 * Jest loads every module anew for every test file, and aws-cdk-lib takes longer to load than most of our tests take to run. This runtime
 * loads the CDK's packages once a worker, outside the sandbox; everything else is loaded anew as ever. See docs/adr/0015.
 */
const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const SHARED =
  /^(aws-cdk-lib|constructs|cdk-nag|awscdk-resources-mongodbatlas|@mongodbatlas-awscdk\/cluster|zod|fast-check)(\/|$)/;

const ENVIRONMENT = process.env;

module.exports = class SharedPackagesRuntime extends Runtime {
  #before = { ...process.env };

  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    // What a test sets in the environment must reach the packages outside the sandbox too.
    Object.defineProperty(environment.global.process, 'env', {
      configurable: true,
      enumerable: true,
      get: () => process.env,
      set: (env) => {
        process.env = env;
      },
    });
  }

  requireModuleOrMock(from, moduleName) {
    return SHARED.test(moduleName) ? createRequire(from)(moduleName) : super.requireModuleOrMock(from, moduleName);
  }

  teardown() {
    for (const name of Object.keys(ENVIRONMENT)) if (!(name in this.#before)) delete ENVIRONMENT[name];
    process.env = Object.assign(ENVIRONMENT, this.#before);
    super.teardown();
  }
};
