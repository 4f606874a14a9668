import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../../../lib/assembly/digest';
import { loadAssembly } from '../../../../lib/assembly/load-assembly';
import { PROFILE_METADATA } from '../../../../lib/assembly/metadata';
import { endText } from '../../../../lib/commands/start/summary';
import { pagePart } from '../../../../lib/commands/start/page';
import { Checks } from '../../../../lib/tryout/checks';
import { readObservations } from '../../../../lib/report/read-document';
import { orNone, RunPlan } from '../../../../lib/tryout/run-plan';
import { quiet } from '../../../support/command-line';

let root: string;
let checks: Checks;
let plan: RunPlan;
const template = { Metadata: { [PROFILE_METADATA]: 'trial' }, Resources: {} };
const none = async (): Promise<undefined> => undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'page-'));
  checks = new Checks();
  checks.passed('what ran before');
  plan = new RunPlan(checks, quiet);
});
afterEach(() => rmSync(root, { recursive: true }));

it('fails as a part of its own where its folder cannot be written, and loses nothing', async () => {
  writeFileSync(join(root, 'Network.template.json'), JSON.stringify(template));
  writeFileSync(join(root, 'report'), 'no folder');
  const page = pagePart(plan, checks, [async () => ({ folder: root, stacks: [] })], none, root);
  const before = checks.list.length;
  await plan.run();
  const result = { checks, profile: 'trial', page: await orNone(page)(), claims: [] };
  expect(endText(result, checks.list.slice(before), false)).toMatch(
    /The page with the results[^]*report cannot be written \(EEXIST\)[^]*1 passed, 1 failed, 0 skipped/,
  );
});

it('keeps with what was seen when and of what the run was, and on which templates', async () => {
  writeFileSync(join(root, 'Network.template.json'), JSON.stringify(template));
  pagePart(plan, checks, [async () => ({ folder: root, stacks: [] })], none, root);
  await plan.run();
  const { runs } = readObservations(join(root, 'report', 'observations.json'));
  expect(runs).toMatchObject([{ versions: { Node: process.versions.node }, templates: digestOf(loadAssembly(root)) }]);
  const page = readFileSync(join(root, 'report', 'index.html'), 'utf8');
  expect(/Made\s+<time datetime="(.*?)"/.exec(page)?.[1]).toBe(runs![0]!.date);
});

it('is not run where there is no template to show it on', async () => {
  pagePart(plan, checks, [], none, root);
  await plan.run();
  expect(checks.counts).toStrictEqual({ passed: 1, failed: 0, skipped: 1 });
});
