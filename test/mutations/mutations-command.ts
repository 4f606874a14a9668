/**
 * `npm run test:mutations`: changes the code in small ways, one at a time, and looks whether its own tests notice.
 * https://stryker-mutator.io/docs/stryker-js/configuration/
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from '../../lib/console/run-command';
import { findMongo, startMongo } from '../../lib/engines/mongodb';
import { Misuse } from '../../lib/errors';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import { accepted } from './accepted';
import { parts, type Part } from './parts';
import { judged, type Mutant } from './verdict';

const HELP = `
Each part of the code is held to the tests of its own folder (test/mutations/parts.ts). What they do not notice is mended, by a test or by
less code, or stands with its reason in test/mutations/accepted.ts. All of it takes some hours.

Exit code: 0 when each part reaches its share and nothing is unnoticed that is not accepted, 1 when not.`;

export const command: CommandLine = (command, { out }) => {
  command
    .name('npm run test:mutations --')
    .description('Counts the small changes of the code that its own tests notice, and prints those that they do not.')
    .option('--mutate <path>', 'a file, its lines (FILE:10-20) or a folder, from the root of the repository', '')
    .addHelpText('after', HELP);
  return async () => {
    const { mutate } = command.opts<{ mutate: string }>();
    const chosen = parts
      .map((part) => ({ part, files: filesOf(part, mutate) }))
      .filter(({ files }) => files.length > 0);
    if (chosen.length === 0)
      throw new Misuse(`nothing of ${mutate} is mutated: ${parts.map((one) => one.mutate).join(', ')}`);

    let passed = true;
    await withMongo(async () => {
      for (const { part, files } of chosen) {
        const verdict = judged({
          part: part.mutate,
          isWhole: part.mutate.startsWith(mutate),
          mutants: await mutantsOf(part, files),
          accepted,
        });
        out.write(`\n${verdict.lines.join('\n')}\n`);
        passed &&= verdict.passed;
      }
    });
    return passed ? 0 : 1;
  };
};

/** The tests are run anew for each change, and a server takes longer to start than all of them: there is one for the whole run. */
async function withMongo(work: () => Promise<void>): Promise<void> {
  const found = findMongo();
  if (found.kind === 'unavailable') return work();
  const { path, remove } = temporaryFolder();
  const engine = await startMongo(found, path);
  process.env['MONGODB_URI'] = engine.uri;
  try {
    await work();
  } finally {
    await engine.stop();
    remove();
  }
}

/** The files of a part, with the lines of one of them where these were asked for. */
function filesOf(part: Part, asked: string): string[] {
  const [path = '', lines = ''] = asked.split(/(?=:\d)/);
  const inner = parts.filter(({ mutate }) => mutate.startsWith(`${part.mutate}/`));
  return readdirSync(join(PROJECT_ROOT, part.mutate), { recursive: true, encoding: 'utf8' })
    .map((name) => `${part.mutate}/${name}`)
    .filter((file) => file.endsWith('.ts') && !inner.some(({ mutate }) => file.startsWith(`${mutate}/`)))
    .filter((file) => file === path || `${file}/`.startsWith(path && `${path.replace(/\/$/, '')}/`))
    .map((file) => file + lines);
}

async function mutantsOf({ tests, loading }: Part, files: string[]): Promise<Mutant[]> {
  // It is for import alone.
  const { Stryker } = await import('@stryker-mutator/core');
  const results = await new Stryker({
    mutate: files,
    testRunner: 'jest',
    jest: {
      configFile: 'test/support/jest/isolated.config.js',
      // The part says which.
      enableFindRelatedTests: false,
      config: { testMatch: tests.map((pattern) => `**/${pattern}`) },
    },
    testRunnerNodeArgs: ['--experimental-vm-modules'],
    // Jest leaves something of each realm behind: after some hundreds a process has no time but for its garbage.
    maxTestRunnerReuse: 60,
    coverageAnalysis: 'perTest',
    ignoreStatic: !loading,
    // Texts are for people: a test that repeats one would notice each change of it and find no fault.
    mutator: { excludedMutations: ['StringLiteral'] },
    // What is only slow on a machine with other work has not been noticed.
    timeoutMS: 30_000,
    // Jest's transform leaves types out and checks none.
    disableTypeChecks: false,
    // What is downloaded is not run from a copy: copies have other modes.
    ignorePatterns: ['/.run', '/cdk.out*', '/report', '/.cache'],
    reporters: ['progress-append-only'],
  }).runMutationTest();
  const sources = new Map<string, string[]>();
  const linesOf = (file: string): string[] => {
    const lines = sources.get(file) ?? readFileSync(file, 'utf8').split('\n');
    sources.set(file, lines);
    return lines;
  };
  // Lines and columns are counted from one.
  return results.map(({ fileName, location: { start, end }, replacement, status }) => {
    const text = linesOf(fileName).slice(start.line - 1, end.line);
    text.push((text.pop() ?? '').slice(0, end.column - 1));
    text[0] = (text[0] ?? '').slice(start.column - 1);
    return {
      file: fileName.slice(PROJECT_ROOT.length + 1),
      line: start.line,
      was: text.join('\n'),
      is: replacement,
      status,
    };
  });
}
