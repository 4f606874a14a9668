/**
 * Jest gives every test file its own copy of every module. This runtime loads all but the test files themselves once a worker. See
 * docs/adr/0015.
 */
const asyncHooks = require('node:async_hooks');
const { createRequire, isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const transform = require('./transform');

/** Whatever is neither the project's own, nor Node's, nor Jest's. */
const isPackage = (name) => !/^([./]|@jest\/)/.test(name) && !isBuiltin(name);

const { AsyncLocalStorage } = asyncHooks;

/**
 * Where jest-circus notes which test runs. They run one after another, so that a variable does; with one of Node's, every promise of a test
 * pays.
 */
class NoteOfTest {
  #store;
  getStore() {
    return this.#store;
  }
  async run(store, callback) {
    const before = this.#store;
    this.#store = store;
    try {
      return await callback();
    } finally {
      this.#store = before;
    }
  }
}

/** Each file's test framework has storages of its own, and every promise pays for all that are not disabled. */
const storages = new Set();
for (const method of ['run', 'enterWith']) {
  const original = AsyncLocalStorage.prototype[method];
  AsyncLocalStorage.prototype[method] = function (...args) {
    storages.add(this);
    return original.apply(this, args);
  };
}

/**
 * With nothing left to do but timers, a worker ends at once: Jest gives it half a second, and Node takes as long to take a heap of this size
 * apart. The SDK keeps a timer of a second for each connection that was refused. What is more than a timer is for Jest to complain about.
 */
const END = 2;
const OF_JEST = ['PipeWrap', 'Timeout'];
if (process.send)
  process.on('message', ([type]) => {
    const isLeftAlone = () => process.getActiveResourcesInfo().every((name) => OF_JEST.includes(name));
    if (type === END) setInterval(() => isLeftAlone() && process.exit(), 20);
  });

let usesCdk = false;

/** Of Jest's own modules, which are loaded for each file: what they have compiled within stays too. */
const compiled = new Map();

/** Where Jest looks for the lines of a stack trace, by file. */
const sourceMaps = new Map();

/** Loads into the worker's own realm: there is one `Error` and one `Map` for tests, code under test and packages. */
class WorkerRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor, fileCache, transformCache } = this;
    transformCache.sourceMaps = sourceMaps;
    // As it is: a Node that strips types by itself refuses what is more than types, as properties declared by parameters are.
    transformCache.transform = (filename) => fileCache.readFile(filename);
    const compile = (source, filename) => {
      // In memory: a file takes a millisecond, less than it takes to write it into Jest's cache.
      const { code, map } = filename.endsWith('.ts') ? transform.process(source, filename) : { code: source };
      if (map) sourceMaps.set(filename, `data:application/json;base64,${Buffer.from(map).toString('base64')}`);
      return compileFunction(code, executor.injectedModuleParameters, { filename });
    };
    executor.compile = (source, filename) => {
      if (!filename.includes('node_modules')) return compile(source, filename);
      const found = compiled.get(filename) ?? compile(source, filename);
      compiled.set(filename, found);
      return found;
    };
  }

  requireModuleOrMock(from, name) {
    if (!isPackage(name)) return super.requireModuleOrMock(from, name);
    usesCdk ||= name.startsWith('aws-cdk-lib');
    return createRequire(from)(name);
  }
}

/** Never torn down: what it has loaded stays, unless somebody watches what is being changed. */
let worker;

module.exports = class FileRuntime extends WorkerRuntime {
  constructor(...args) {
    super(...args);
    const { watch, watchAll } = args.at(-1);
    if (!worker || watch || watchAll) worker = new WorkerRuntime(...args);
  }

  /** The modules of jest-circus hold the state of one test file; the others of Jest do not. */
  requireInternalModule(from, name) {
    const isOfFile = (name ?? from).includes('jest-circus');
    if (!isOfFile) return worker.requireInternalModule(from, name);
    asyncHooks.AsyncLocalStorage = NoteOfTest;
    try {
      return super.requireInternalModule(from, name);
    } finally {
      asyncHooks.AsyncLocalStorage = AsyncLocalStorage;
    }
  }

  requireModuleOrMock(from, name) {
    return name.startsWith('.') ? worker.requireModule(from, name) : super.requireModuleOrMock(from, name);
  }

  teardown() {
    // What aws-cdk-lib/testhelpers/jest-autoclean does for a file that has a CDK of its own.
    if (usesCdk) require('aws-cdk-lib/cx-api').CloudAssembly.cleanupTemporaryDirectories();
    for (const storage of storages) storage.disable();
    storages.clear();
    super.teardown();
  }
};
