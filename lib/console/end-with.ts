/**
 * Ends the process once its output is written. What was given up may otherwise keep it up for long: a program that was to give
 * credentials, a question that Atlas does not answer.
 */
export const endWith = (exitCode: number): Promise<number> =>
  new Promise(() => {
    process.stdout.write('', () => process.exit(exitCode));
  });
