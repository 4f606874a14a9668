/** `npm run docs`: the pages that are written from the settings, the services' rules and the claims. */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeNumber } from '../../console/arguments';
import type { CommandLine } from '../../console/run-command';
import { staleFactsText } from '../../console/stale-facts';
import { PROJECT_ROOT } from '../../processes/project-root';
import { refusedWrite } from '../../processes/refused-write';
import { PROFILE_NAMES } from '../../settings/schema';
import { synthesizeLazily } from '../../stacks/synthesize-lazily';
import { authorizationDocument } from './authorization-document';
import { costDocument } from './cost-document';
import { changesDocument } from './changes-document';
import { chooseDocument } from './choose-document';
import { claimsDocuments } from './claims-documents';
import { leavesDocuments } from './leaves-document';
import { serviceRulesDocument } from './service-rules-document';
import { settingsDocument } from './settings-document';
import { workloadDocument } from './workload-document';
import { workloadJsonSchema } from '../../costs/workload/schema';
import { datedFacts } from './stale-facts';

const [AUTHORIZATION, COST] = ['docs/authorization.md', 'docs/cost.md'] as const;

export const command: CommandLine = (command, { out }) => {
  command
    .name('npm run docs --')
    .description(
      'Writes docs/settings.md, docs/workload.*, docs/service-rules.md, docs/changes.md, docs/choose.md, docs/leaves.md, docs/claims.* and the tables of docs/authorization.md and docs/cost.md from the settings, the claims and the templates of all profiles.',
    )
    .option('--stale <days>', 'list what was read longer ago than that, and write nothing', wholeNumber(0, 3_650));
  return async () => {
    const { stale } = command.opts<{ readonly stale?: number }>();
    if (stale !== undefined) {
      out.write(staleFactsText(datedFacts(), stale, new Date()));
      return 0;
    }
    const assemblies = await Promise.all(PROFILE_NAMES.map((name) => synthesizeLazily(name)));
    const documents = {
      'docs/settings.md': settingsDocument(),
      'docs/workload.md': workloadDocument(),
      'docs/workload.schema.json': workloadJsonSchema(),
      'docs/service-rules.md': serviceRulesDocument(),
      'docs/changes.md': changesDocument(assemblies),
      'docs/choose.md': chooseDocument(),
      [AUTHORIZATION]: authorizationDocument(readPage(AUTHORIZATION)),
      [COST]: costDocument(readPage(COST), assemblies),
      ...leavesDocuments(assemblies),
      ...claimsDocuments(assemblies),
    };
    writeDocuments(documents);
    return 0;
  };
};

const readPage = (path: string): string => readFileSync(join(PROJECT_ROOT, path), 'utf8');

/**
 * @param documents text by path from `root`
 * @throws Refusal where one cannot be written; as far as that can be known before, none is then
 */
export function writeDocuments(documents: Readonly<Record<string, string>>, root = PROJECT_ROOT): void {
  const files = Object.entries(documents).map(([file, text]) => [join(root, file), text] as const);
  const each = (path: string, write: () => void): void => {
    try {
      write();
    } catch (error) {
      refusedWrite(error, path);
    }
  };
  for (const [file] of files) each(file, () => closeSync(openSync(file, 'a')));
  for (const [file, text] of files) each(file, () => writeFileSync(file, text));
}
