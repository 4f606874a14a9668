/** What is asked of the Atlas Admin API, and what the local one answers, against MongoDB's description. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { mediaType, type AtlasOperation } from '../../../lib/atlas-admin/operations';
import { ProjectState } from '../../support/atlas-admin-api/project-state';
import { ATLAS_FACTS } from '../../../lib/atlas-admin/project-facts';
import { nodes } from '../commands/verify/support/world';

type Loose = any;

// MongoDB's description is kept beside the repository, not in it: without it there is nothing to compare with, and the tests are skipped.
const EXCERPT = join(__dirname, '../../../../shared/schemas/atlas-admin-api.json');
const hasExcerpt = existsSync(EXCERPT);
if (!hasExcerpt) console.info('skipped: no shared/schemas/atlas-admin-api.json beside the repository');
const excerpt: Loose = hasExcerpt ? JSON.parse(readFileSync(EXCERPT, 'utf8')) : {};

const resolved = (part: Loose): Loose => {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(resolved);
  if (typeof part.$ref !== 'string') {
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolved(value)]));
  }
  const steps = (part.$ref as string).split('/').slice(1);
  return resolved(steps.reduce((found, name) => found[name], excerpt));
};
const described = (operation: AtlasOperation): Loose =>
  resolved(excerpt.paths[operation.path]?.get?.responses['200'].content[mediaType(operation)]?.schema);

/** Properties that are read and not described so. `null` is Atlas's way to leave something out. */
function differences(own: Loose, theirs: Loose, path = ''): string[] {
  const options = (own.anyOf as Loose[] | undefined)?.filter(({ type }) => type !== 'null');
  if (options) return options.flatMap((option) => differences(option, theirs, path));
  if (theirs === undefined) return [`${path}: not described`];
  const type = [own.type].flat().find((one) => one !== 'null');
  return [
    ...(type === theirs.type ? [] : [`${path}: ${type} instead of ${theirs.type}`]),
    ...Object.entries(own.properties ?? {}).flatMap(([name, value]) =>
      differences(value, theirs.properties?.[name], `${path}/${name}`),
    ),
    ...(own.items ? differences(own.items, theirs.items, `${path}[]`) : []),
  ];
}

(hasExcerpt ? describe : describe.skip)('the questions to the Atlas Admin API', () => {
  it.each(Object.entries<AtlasOperation>(ATLAS_FACTS))('%s reads what is described', (_name, operation) => {
    const own = z.toJSONSchema(operation.answer as z.core.$ZodType, { io: 'input' });
    expect(differences(own, described(operation))).toEqual([]);
  });

  it('notice what is not described', () => {
    const own = z.toJSONSchema(z.object({ paused: z.string(), asleep: z.boolean() }));
    expect(differences(own, described(ATLAS_FACTS.cluster))).toEqual([
      '/paused: string instead of boolean',
      '/asleep: not described',
    ]);
  });

  it('are answered by the local one as is described', () => {
    const project = new ProjectState('5f3c0a51e4b0c0ffee000001');
    project.cluster = { name: 'orders', paused: false, replicationSpecs: [{ regionConfigs: [nodes('M30', 3)] }] };
    project.peers = [{ containerId: '5f3c0a51e4b0c0ffee000002', connectionId: 'pcx-1', statusName: 'AVAILABLE' }];
    project.awsKms = { enabled: true, valid: true };
    for (const route of project.routes) {
      const { operation } = route;
      const { status, body } = route.reply({ groupId: '5f3c0a51e4b0c0ffee000001' }, undefined);
      const issues = z.fromJSONSchema(described(operation)).safeParse(body).error?.issues;
      expect({ path: operation.path, status, issues }).toEqual({ path: operation.path, status: 200 });
      expect(Object.keys(described(operation).properties)).toEqual(expect.arrayContaining(Object.keys(body as object)));
    }
  });
});
