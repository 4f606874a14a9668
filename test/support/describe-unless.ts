/* eslint-disable house/no-skipped-test -- the one place for it: with a reason, for what a machine may lack and a clone cannot hold */

/**
 * `describe`, unless the machine lacks an engine or a browser: one line says so, and the tests show as skipped.
 *
 * @param lacking what it is, and how to get it; undefined where all is there
 */
export function describeUnless(lacking: string | undefined, name: string, tests: () => void): void {
  if (lacking === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`not run: ${name}: ${lacking}\n`);
  describe.skip(name, tests);
}
