/**
 * MiniStack: a local server of AWS's APIs that deploys CloudFormation stacks and runs Lambda functions with the machine's own Node.
 * https://pypi.org/project/ministack/
 *
 * What it shows is that templates deploy and the parts work together; what it accepts without applying it (recovery, encryption,
 * request validation, retry limits of a stream) it does not show.
 */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { poll } from '../async/poll';
import { freePort, LOOPBACK, requestedPort } from '../processes/free-port';
import { pinnedTool } from '../processes/python-tools';
import { PROJECT_ROOT } from '../processes/project-root';
import { startGroup, type ProcessGroup } from '../processes/process-group';
import { localAwsEnv } from './local-aws-env';
import { KEY_HEADER, type RunCredentials } from './run-credentials';

/** For people, wherever its results stand. */
export const EMULATOR = `MiniStack ${pinnedTool('ministack')} (an emulator of AWS)`;

export interface MiniStack {
  /** Such as `http://127.0.0.1:41234`, without a slash at the end. */
  readonly endpoint: string;
  readonly region: string;
  /** Of the run: whoever has no such access key is refused. */
  readonly credentials: RunCredentials;
  /** For every tool that is to reach this server, and no other. */
  readonly env: NodeJS.ProcessEnv;
  /** What the server and the functions it runs wrote last. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export interface MiniStackOptions {
  /** Interpreter that has the `ministack` package. */
  readonly python: string;
  /** Existing private folder for everything the server and its tools write. */
  readonly folder: string;
  readonly region: string;
  readonly credentials: RunCredentials;
  /** `MINISTACK_PORT` asks for a port; any free one is used without it. */
  readonly machine?: NodeJS.ProcessEnv;
}

class NotUp extends Error {
  /** The server ends with status 1 whatever it is; its own words are all there is to tell it by. */
  readonly isPortTaken: boolean;

  constructor(endpoint: string, output: string) {
    super(`MiniStack did not come up on ${endpoint}. It said:\n${output || '(nothing)'}`);
    this.isPortTaken = output.includes('already in use');
  }
}

/** It is up in about a second; the rest is for a loaded machine. */
const READY_WITHIN_MS = 60_000;
const MAX_ATTEMPTS = 3;
/** MiniStack itself serves anybody. */
const GUARDED = join(__dirname, 'guarded_ministack.py');

/**
 * Starts the server on loopback and waits until it answers.
 *
 * @throws Misuse as {@link givenPort} does, Error when the server does not come up, with its own last words
 */
export async function startMiniStack(options: MiniStackOptions): Promise<MiniStack> {
  const wanted = await givenPort(options.machine ?? process.env);
  if (wanted !== undefined) return startOn(wanted, options);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(await freePort(), options);
    } catch (error) {
      // Between asking for a free port and using it, another process may have taken it.
      if (attempt === MAX_ATTEMPTS || !(error instanceof NotUp && error.isPortTaken)) throw error;
    }
  }
}

/** The port that `MINISTACK_PORT` names; undefined where it names none. @throws Misuse when it is no port, or taken */
export async function givenPort({ MINISTACK_PORT: wanted }: NodeJS.ProcessEnv): Promise<number | undefined> {
  return wanted ? requestedPort('MINISTACK_PORT', wanted) : undefined;
}

async function startOn(port: number, options: MiniStackOptions): Promise<MiniStack> {
  const { python, folder, region, credentials } = options;
  const endpoint = `http://${LOOPBACK}:${port}`;
  const temporary = join(folder, 'ministack', 'tmp');
  await mkdir(temporary, { recursive: true });
  await lendSdk(join(folder, 'ministack'));

  const server = await startGroup(python, [GUARDED], {
    cwd: temporary,
    env: serverEnv(port, options, temporary),
  });
  if (!(await answers(endpoint, credentials, server))) {
    await server.stop();
    throw new NotUp(endpoint, server.output());
  }
  const env = localAwsEnv(endpoint, region, credentials, join(folder, 'cdk-home'), options.machine);
  return { endpoint, region, credentials, env, output: server.output, stop: server.stop };
}

/** The functions' processes inherit this environment, so it holds nothing of the machine's but where to find `node`. */
const serverEnv = (
  port: number,
  { region, credentials, machine = process.env }: MiniStackOptions,
  temporary: string,
): NodeJS.ProcessEnv => ({
  PATH: machine['PATH'],
  LANG: 'C.UTF-8',
  HOME: temporary,
  TMPDIR: temporary,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  BIND_HOST: LOOPBACK,
  GATEWAY_PORT: String(port),
  MINISTACK_HOST: LOOPBACK,
  MINISTACK_REGION: region,
  LAMBDA_EXECUTOR: 'local',
  // Neither the machine's containers nor ports of their own are any business of the try-out.
  DOCKER_HOST: `unix://${temporary}/no-docker.sock`,
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  PYTHONUNBUFFERED: '1',
  PYTHONDONTWRITEBYTECODE: '1',
});

/**
 * Lambda's Node runtimes bring the AWS SDK along, and some of CDK's own functions count on it. The emulator does not, so the project's
 * packages are linked where the functions' folders find them: those of `@aws-sdk`, and no others.
 */
async function lendSdk(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(modules, { recursive: true });
  await symlink(join(PROJECT_ROOT, 'node_modules', '@aws-sdk'), join(modules, '@aws-sdk')).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

async function answers(endpoint: string, { accessKeyId }: RunCredentials, server: ProcessGroup): Promise<boolean> {
  const headers = { [KEY_HEADER]: accessKeyId };
  const look = async (): Promise<boolean> => {
    const health = await fetch(`${endpoint}/_ministack/health`, { headers, signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    await health?.body?.cancel();
    return health?.ok === true;
  };
  const isUp = await poll(look, { everyMs: 50, withinMs: READY_WITHIN_MS }, server.hasEnded);
  return isUp === true && !server.hasEnded();
}
