/**
 * Runs every test file in the worker's own realm, and puts back at the end of a file what the file or Jest may have changed in it.
 * Jest's own environment makes a realm a file, whose every global costs a call. See docs/adr/0015.
 */
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const global = globalThis;
const moduleMocker = new ModuleMocker(global);

/** Where jest-circus keeps the tests and listeners of a file. */
const FILE_STATE = new Set(['EVENT_HANDLERS', 'JEST_STATE_SYMBOL']);

/** Enough to see who called; Jest's 100 make every construct and error dear. */
const STACK_FRAMES = 20;

module.exports = class WorkerEnvironment {
  global = global;
  moduleMocker = moduleMocker;
  /** Jest's former kind is not offered. */
  fakeTimers = null;
  #env = process.env;
  #variables = { ...process.env };
  #exit = process.exit;
  #console = global.console;

  constructor({ projectConfig: config }) {
    this.fakeTimersModern = new ModernFakeTimers({ config, global });
  }

  async setup() {
    Error.stackTraceLimit = STACK_FRAMES;
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    moduleMocker.restoreAllMocks();
    for (const name of Object.keys(this.#env)) if (!(name in this.#variables)) delete this.#env[name];
    process.env = Object.assign(this.#env, this.#variables);
    process.exit = this.#exit;
    global.console = this.#console;
    for (const key of Object.getOwnPropertySymbols(global)) if (FILE_STATE.has(key.description)) delete global[key];
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
};
