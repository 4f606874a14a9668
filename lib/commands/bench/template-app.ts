/**
 * The app that `cdk init` makes, with one function in it: what a synth of this project is compared with.
 */
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { exec } from '../../processes/exec';
import { BENCH_FOLDER, benchEnv } from './environment';
import { PROJECT_ROOT } from '../../processes/project-root';

export interface TemplateApp {
  readonly folder: string;
  /** The command with which its cdk.json starts it. */
  readonly app: string;
}

/** The name of its folder becomes the name of the app, its files and its stack. */
const NAME = 'template-app';

const STACK = `import * as cdk from 'aws-cdk-lib/core';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';

export class TemplateAppStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    new NodejsFunction(this, 'Hello', { entry: 'lambda/hello.ts' });
  }
}
`;
const HANDLER = "export const handler = async (): Promise<string> => 'hello';\n";

/** What `npm install` would put there, by the packages of this project, so that both apps run the same versions. */
const PACKAGES: Readonly<Record<string, string>> = {
  'aws-cdk-lib': 'aws-cdk-lib',
  constructs: 'constructs',
  tsx: 'tsx',
  typescript: 'typescript-7',
  esbuild: 'esbuild',
  '@types/jest': '@types/jest',
  '@types/node': '@types/node',
};
const COMMANDS: Readonly<Record<string, string>> = {
  tsc: 'typescript/bin/tsc',
  tsx: 'tsx/dist/cli.mjs',
  esbuild: 'esbuild/bin/esbuild',
};

export const CDK_CLI = join(PROJECT_ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/**
 * Makes the app anew with the project's own CDK CLI. It needs no network: the template is part of the CLI, and the packages are links.
 *
 * @throws CommandError when the CLI cannot make it
 */
export async function makeTemplateApp(): Promise<TemplateApp> {
  const folder = join(BENCH_FOLDER, NAME);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await exec(
    process.execPath,
    [CDK_CLI, 'init', 'app', '--language', 'typescript', '--generate-only', '--no-notices'],
    {
      cwd: folder,
      env: benchEnv(),
      timeoutMs: 60_000,
    },
  );

  await write(join(folder, 'lib', `${NAME}-stack.ts`), STACK);
  await write(join(folder, 'lambda', 'hello.ts'), HANDLER);
  // By its lock file the function finds the root of the project that it is in.
  await write(join(folder, 'package-lock.json'), '{}\n');
  await link(folder);

  const { app } = JSON.parse(await readFile(join(folder, 'cdk.json'), 'utf8')) as { app: string };
  return { folder, app };
}

async function link(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  for (const [name, source] of Object.entries(PACKAGES)) {
    await linkTo(join(PROJECT_ROOT, 'node_modules', source), join(modules, name));
  }
  for (const [name, source] of Object.entries(COMMANDS)) {
    await linkTo(join(modules, source), join(modules, '.bin', name));
  }
}

async function linkTo(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(relative(dirname(path), target), path);
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
