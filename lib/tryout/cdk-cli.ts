/**
 * The project's own CDK command line, run as a user would run it.
 * https://docs.aws.amazon.com/cdk/v2/guide/cli.html
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStacks, type AssembledStack } from '../assembly/manifest';
import { cdkFailureText } from './cdk-failure-text';
import { CommandError, exec } from '../processes/exec';
import { PROJECT_ROOT } from '../processes/project-root';

export interface CdkCliOptions {
  /** Existing private folder: assemblies and outputs are written below it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

export interface AssemblyFolder {
  /** Absolute path. */
  readonly folder: string;
  /** In the order of the app. */
  readonly stacks: readonly AssembledStack[];
}

export interface Deployed {
  /** By name of the stack, then of the output. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of the stacks that were as they should be already. */
  readonly unchanged: readonly string[];
}

/** A command of the CDK that failed, in its own words without stack traces. */
export class CdkError extends Error {
  override readonly name = 'CdkError';
}

const MINUTES = 60_000;
const COMMON = ['--ci', '--no-color', '--no-notices', '--no-version-reporting'];
const NO_QUESTIONS = ['--require-approval', 'never', '--progress', 'events'];

export class CdkCli {
  constructor(private readonly options: CdkCliOptions) {}

  /**
   * Synthesizes the app into a folder of its own.
   *
   * @param name of the folder, one that was not used before
   * @param context settings, as `-c` takes them
   * @throws CdkError
   */
  async synth(name: string, context: Readonly<Record<string, string>>): Promise<AssemblyFolder> {
    const folder = join(this.options.folder, name);
    const settings = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    await this.run('synth', ['--quiet', '--output', folder, ...settings]);
    return { folder, stacks: readStacks(folder) };
  }

  /**
   * Prepares the account for deployments. It runs beside the app, not in it: there the command would synthesize the app without
   * bundling its functions.
   *
   * @throws CdkError
   */
  async bootstrap(account: string, region: string): Promise<void> {
    const cwd = join(this.options.folder, 'bootstrap');
    await mkdir(cwd, { recursive: true });
    await this.run('bootstrap', [`aws://${account}/${region}`], cwd);
  }

  /**
   * @param ids of stacks; those that they depend on are deployed as well
   * @throws CdkError
   */
  async deploy(assembly: AssemblyFolder, ids: readonly string[]): Promise<Deployed> {
    const outputsFile = join(assembly.folder, 'outputs.json');
    const files = ['--app', assembly.folder, '--outputs-file', outputsFile];
    const said = await this.run('deploy', [...ids, ...files, ...NO_QUESTIONS]);
    return {
      outputs: JSON.parse(await readFile(outputsFile, 'utf8')) as Deployed['outputs'],
      unchanged: [...said.matchAll(/✅\s+(\S+) \(no changes\)/g)].map(([, id]) => id as string),
    };
  }

  /** @throws CdkError */
  async destroy(assembly: AssemblyFolder, ids: readonly string[]): Promise<void> {
    await this.run('destroy', [...ids, '--app', assembly.folder, '--force', '--progress', 'events']);
  }

  private async run(command: string, args: readonly string[], cwd = PROJECT_ROOT): Promise<string> {
    const { env, onLine } = this.options;
    const cli = join(PROJECT_ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    try {
      return await exec(process.execPath, ['--no-warnings', cli, command, ...args, ...COMMON], {
        cwd,
        env,
        timeoutMs: 10 * MINUTES,
        ...(onLine && { onLine }),
      });
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      throw new CdkError(`cdk ${command} ${error.why}:\n${cdkFailureText(error.output)}`);
    }
  }
}
