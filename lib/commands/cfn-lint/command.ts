/**
 * cfn-lint over synthesized templates: a second opinion on what CDK's own validator checks.
 * https://github.com/aws-cloudformation/cfn-lint
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, exec } from '../../processes/exec';
import { CFN_LINT, pythonTools } from '../../processes/python-tools';
import { writeAtlasTypeSchemas } from './atlas-type-schemas';

const TEMPLATE = '.template.json';
const TIMEOUT_MS = 300_000;

/** The templates in a folder of cloud assemblies, at whatever depth. @throws Error when there is none */
export async function findTemplates(folder: string): Promise<string[]> {
  const files = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const templates = files.filter((file) => file.endsWith(TEMPLATE)).map((file) => join(folder, file));
  if (!templates.length)
    throw new Error(`no *${TEMPLATE} in ${folder}: name the folder that \`cdk synth --output\` wrote`);
  return templates.sort();
}

/**
 * @param argv the folder of the cloud assemblies
 * @returns the exit code: 0 when there is no finding, not even a warning
 */
export async function cfnLint([folder = 'cdk.out']: readonly string[], projectRoot: string): Promise<number> {
  const templates = await findTemplates(folder);
  const tools = await pythonTools({ projectRoot, onLine: (line) => console.error(line) });
  if ('unavailable' in tools) throw new Error(`cfn-lint cannot run: ${tools.unavailable}`);

  const schemas = await mkdtemp(join(tmpdir(), 'atlas-types-'));
  try {
    writeAtlasTypeSchemas(schemas);
    const config = ['--config-file', join(projectRoot, '.cfnlintrc.yaml'), '--registry-schemas', schemas];
    await exec(tools.python, [...CFN_LINT, ...config, '--', ...templates], { timeoutMs: TIMEOUT_MS });
    console.log(`cfn-lint: no finding in ${templates.length} templates`);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.output || error.message);
    return 1;
  } finally {
    await rm(schemas, { recursive: true });
  }
}
