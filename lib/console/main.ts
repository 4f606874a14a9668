import { isShuttingDown } from '../processes/shutdown';

/** Runs a command: its result is the exit code, what it throws one message. */
export function main(command: () => Promise<number>): void {
  // The AWS SDK's warning about the Node version is for who maintains the project, and would stand in the middle of the progress.
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
