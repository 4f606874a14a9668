/**
 * cfn-lint over synthesized templates: a second opinion on what CDK's own validator checks.
 * https://github.com/aws-cloudformation/cfn-lint
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandLine } from '../../console/run-command';
import { Misuse } from '../../errors';
import { CommandError, exec } from '../../processes/exec';
import { PROJECT_ROOT } from '../../processes/project-root';
import { CFN_LINT, pythonTools } from '../../processes/python-tools';
import { temporaryFolder } from '../../processes/temporary-folder';
import { writeAtlasTypeSchemas } from './atlas-type-schemas';

const TEMPLATE = '.template.json';
const TIMEOUT_MS = 300_000;
const HELP = `
Exit code: 0 when there is no finding, not even a warning; 1 otherwise; 2 for a wrong argument, or a folder without templates.`;

/** The templates in a folder of cloud assemblies, at whatever depth. @throws Misuse when there is none */
export async function findTemplates(folder: string): Promise<string[]> {
  const files = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  const templates = files.filter((file) => file.endsWith(TEMPLATE)).map((file) => join(folder, file));
  if (!templates.length)
    throw new Misuse(`no *${TEMPLATE} in ${folder}: name the folder that \`cdk synth --output\` wrote`);
  return templates.sort();
}

export const command: CommandLine = (command, { out, err }) => {
  command
    .name('node --import ./lib/processes/tsx.mjs bin/cfn-lint.ts')
    .description('Has cfn-lint look at every template in a folder of cloud assemblies.')
    .argument('[folder]', 'what cdk synth --output wrote, at whatever depth', 'cdk.out')
    .addHelpText('after', HELP);
  return async () => {
    const templates = await findTemplates(command.processedArgs[0] as string);
    const tools = await pythonTools({ onLine: (line) => err.write(`${line}\n`) });
    if ('unavailable' in tools) throw new Error(`cfn-lint cannot run: ${tools.unavailable}`);

    const schemas = temporaryFolder();
    try {
      writeAtlasTypeSchemas(schemas.path);
      const config = ['--config-file', join(PROJECT_ROOT, '.cfnlintrc.yaml'), '--registry-schemas', schemas.path];
      await exec(tools.python, [...CFN_LINT, ...config, '--', ...templates], { timeoutMs: TIMEOUT_MS });
      out.write(`cfn-lint: no finding in ${templates.length} templates\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      err.write(`${error.output || error.message}\n`);
      return 1;
    } finally {
      schemas.remove();
    }
  };
};
