/**
 * Jest loads every module anew for every test file, and aws-cdk-lib takes longer to load than most of our tests take to run. This runtime
 * loads packages once a worker, outside the sandbox; the project's own modules are loaded anew as ever. See docs/adr/0015.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { createRequire, isBuiltin } = require('node:module');
const { isNativeError } = require('node:util/types');
const { default: Runtime } = require('jest-runtime');

/** Whatever is neither the project's own, nor Node's, nor Jest's. */
const isPackage = (name) => !/^([./]|@jest\/)/.test(name) && !isBuiltin(name);

/** An error of either realm is one to both. */
function acceptErrorsOf(realm) {
  const own = Function.prototype[Symbol.hasInstance];
  const { Error } = realm;
  Object.defineProperty(Error, Symbol.hasInstance, {
    configurable: true,
    value(error) {
      return (this === Error && isNativeError(error)) || own.call(this, error);
    },
  });
}
acceptErrorsOf(globalThis);

/** Each file's test framework has storages of its own, and every promise pays for all that are not disabled. */
const storages = new Set();
for (const method of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[method];
  AsyncLocalStorage.prototype[method] = function (...args) {
    storages.add(this);
    return original.apply(this, args);
  };
}

const ENVIRONMENT = process.env;

module.exports = class SharedPackagesRuntime extends Runtime {
  #before = { ...process.env };
  #usedCdk = false;

  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    acceptErrorsOf(environment.global);
    environment.global.Date = Date;
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
    if (!isPackage(moduleName)) return super.requireModuleOrMock(from, moduleName);
    this.#usedCdk ||= moduleName.startsWith('aws-cdk-lib');
    return createRequire(from)(moduleName);
  }

  teardown() {
    // What aws-cdk-lib/testhelpers/jest-autoclean does for a file that has a CDK of its own.
    if (this.#usedCdk) require('aws-cdk-lib/cx-api').CloudAssembly.cleanupTemporaryDirectories();
    for (const name of Object.keys(ENVIRONMENT)) if (!(name in this.#before)) delete ENVIRONMENT[name];
    process.env = Object.assign(ENVIRONMENT, this.#before);
    for (const storage of storages) storage.disable();
    storages.clear();
    super.teardown();
  }
};
