import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceRulesDocument } from '../../../../lib/commands/docs/service-rules-document';
import { settingFields } from '../../../../lib/settings/fields';
import { rules } from '../../../../lib/settings/rules';
import { changeRules } from '../../../../lib/stacks/validation/change-rules';
import { templateRules } from '../../../../lib/stacks/validation/service-rules';
import { trustExceptions } from '../../../../lib/stacks/validation/service-rules/trust-exceptions';

const ROOT = join(__dirname, '../../../..');
const FILE = join(ROOT, 'docs/service-rules.md');
const all = [...templateRules, ...changeRules, ...rules];

it('is what docs/service-rules.md holds', () => {
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (kept !== serviceRulesDocument())
    throw new Error('docs/service-rules.md differs from the rules: run npm run docs');
});

it('names every rule once', () => {
  const named = [...serviceRulesDocument().matchAll(/^\| `([^`]+)`/gm)].map(([, id]) => id);
  expect(named).toStrictEqual(all.map(({ id }) => id));
  expect(new Set(named).size).toBe(named.length);
});

it.each(all)('says of $id where it was read, and when', ({ source, checked }) => {
  expect(source.startsWith('https://') || existsSync(join(ROOT, source))).toBe(true);
  expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked);
});

it.each(rules)('says of $id which settings it is about, by their names', ({ spans }) => {
  expect(spans.filter((setting) => !settingFields.has(setting))).toStrictEqual([]);
  expect(spans).not.toStrictEqual([]);
});

it.each(trustExceptions)('says why no more is asked of $service for $on', ({ reason, source }) => {
  expect(serviceRulesDocument()).toContain(`| ${reason} | <${source}> |`);
});

it.each(changeRules)('says of $id what to do instead', ({ id, wayAround }) => {
  const line = serviceRulesDocument()
    .split('\n')
    .find((row) => row.startsWith(`| \`${id}\``));
  expect(line).toContain(wayAround);
});
