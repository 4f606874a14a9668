import { isShuttingDown } from '../processes/shutdown';

/** Runs a command: its result is the exit code, what it throws one message. */
export function main(command: () => Promise<number>): void {
  // `npm run doctor` says it; here it would stand in the middle of the progress.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  command().then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      if (isShuttingDown()) return;
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
