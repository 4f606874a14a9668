import type { TemplateJson } from '../../../../../lib/assembly/assembly';
import { resolveAssembly, type ResolvedAssembly } from '../../../../../lib/assembly/resolve';
import { changeRules } from '../../../../../lib/stacks/validation/change-rules';
import { profileAssembly } from '../../../../support/synth';
import { allowed, broken, type ChangeCase } from './cases';

/** One stack is enough: no rule looks at two. */
function stackOf({ profile, stack }: ChangeCase, change: ChangeCase['after'] = () => undefined): ResolvedAssembly {
  const template = structuredClone(profileAssembly(profile).templates.get(stack)) as TemplateJson;
  change(template.Resources as never);
  return resolveAssembly({ templates: new Map([[stack, template]]) });
}

function findings(one: ChangeCase) {
  const [before, after] = [stackOf(one, one.before), stackOf(one, one.after)];
  return changeRules.flatMap(({ id, find }) => find(before, after).map((finding) => ({ rule: id, ...finding })));
}

it('every rule has what must break it', () => {
  expect(Object.keys(broken).sort()).toStrictEqual(changeRules.map(({ id }) => id).sort());
});

describe.each(Object.entries(broken))('%s', (rule, cases) => {
  it.each(Object.entries(cases))('is broken, and it alone, by %s', (_what, one) => {
    const found = findings(one);
    expect([...new Set(found.map((finding) => finding.rule))]).toStrictEqual([rule]);
    for (const { before, after } of found) expect(before).not.toStrictEqual(after);
  });
});

it.each(Object.entries(allowed))('no rule minds %s', (_what, one) => {
  expect(findings(one)).toStrictEqual([]);
});

it('no rule minds a stack that is not deployed yet', () => {
  const nothing = resolveAssembly({ templates: new Map() });
  const all = resolveAssembly(profileAssembly('production'));
  expect(changeRules.flatMap(({ find }) => [...find(nothing, all), ...find(all, nothing)])).toStrictEqual([]);
});

it('from trial to production there is a deployment between: billing mode and replica do not go together', () => {
  const [trial, production] = [
    resolveAssembly(profileAssembly('trial')),
    resolveAssembly(profileAssembly('production')),
  ];
  const found = changeRules.flatMap(({ id, find }) =>
    find(trial, production).map(({ property }) => `${id} ${property}`),
  );
  expect(found).toContain('table-replica-alone BillingMode');
});
