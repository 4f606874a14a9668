import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAtlasTypeSchemas } from '../../../../lib/commands/cfn-lint/atlas-type-schemas';
import { findTemplates } from '../../../../lib/commands/cfn-lint/command';
import { atlasResources, typesOf } from '../../../support/atlas-resources';

describe('cfn-lint', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is given every template of every assembly, and nothing else', async () => {
    for (const profile of ['free', 'trial']) {
      mkdirSync(join(folder, profile));
      for (const file of ['Atlas.template.json', 'Atlas.assets.json', 'manifest.json']) {
        writeFileSync(join(folder, profile, file), '{}');
      }
    }
    expect(await findTemplates(folder)).toStrictEqual([
      join(folder, 'free', 'Atlas.template.json'),
      join(folder, 'trial', 'Atlas.template.json'),
    ]);
  });

  it.each(['', 'missing'])('refuses a folder without templates (%p)', async (name) => {
    await expect(findTemplates(join(folder, name))).rejects.toThrow('cdk synth --output');
  });

  it('knows each third-party type that the app uses', () => {
    writeAtlasTypeSchemas(folder);
    const known = readdirSync(folder).map(
      (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { typeName: string }).typeName,
    );
    const used = typesOf(atlasResources('showcase'));
    expect(used).not.toStrictEqual([]);
    expect(known).toStrictEqual(expect.arrayContaining(used));
  });
});
