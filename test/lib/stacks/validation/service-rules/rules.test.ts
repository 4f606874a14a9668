import { Validations, type CfnResource } from 'aws-cdk-lib';
import type { Assembly, TemplateJson } from '../../../../../lib/assembly/assembly';
import { resolveAssembly } from '../../../../../lib/assembly/resolve';
import { PROFILE_NAMES, type ProfileName } from '../../../../../lib/settings/schema';
import { ordersApp } from '../../../../../lib/stacks/app';
import { templateRules } from '../../../../../lib/stacks/validation/service-rules';
import { ServiceRules } from '../../../../../lib/stacks/validation/service-rules/plugin';
import { trustExceptions } from '../../../../../lib/stacks/validation/service-rules/trust-exceptions';
import { trustsOf } from '../../../../../lib/stacks/validation/service-rules/trusts';
import { contextOf, profileAssembly } from '../../../../support/synth';
import { broken } from './cases';
import type { Mutation } from './cases/mutation';

const assemblies = new Map<ProfileName, Assembly>(PROFILE_NAMES.map((profile) => [profile, profileAssembly(profile)]));

function findings(assembly: Assembly) {
  const app = resolveAssembly(assembly);
  return templateRules.flatMap(({ id, find }) => find(app).map((finding) => ({ rule: id, ...finding })));
}

function mutated({ profile, stack, change }: Mutation): Assembly {
  const assembly = assemblies.get(profile) as Assembly;
  const { templates } = assembly;
  const template = structuredClone(templates.get(stack)) as TemplateJson;
  change(template.Resources as never);
  expect(template).not.toStrictEqual(templates.get(stack));
  return { ...assembly, templates: new Map([...templates, [stack, template]]) };
}

it.each(PROFILE_NAMES)('every rule holds in profile %s', (profile) => {
  expect(findings(assemblies.get(profile) as Assembly)).toStrictEqual([]);
});

it('every rule has what must break it', () => {
  expect(Object.keys(broken).sort()).toStrictEqual(templateRules.map(({ id }) => id).sort());
});

const trusts = [...assemblies.values()].flatMap((assembly) => trustsOf(resolveAssembly(assembly)));

it.each(trustExceptions)('what $service does not say for actions of $on is still to be excepted', ({ service, on }) => {
  const found = trusts.filter((trust) => trust.on === on && [trust.principal['Service']].flat().includes(service));
  expect(found).not.toStrictEqual([]);
});

describe.each(Object.entries(broken))('%s', (rule, mutations) => {
  it.each(Object.entries(mutations))('is broken, and it alone, by %s', (_what, mutation) => {
    const found = findings(mutated(mutation));
    expect([...new Set(found.map((finding) => finding.rule))]).toStrictEqual([rule]);
    for (const { property, expected } of found) expect([property, expected]).not.toContain('');
  });
});

describe('a synth', () => {
  const appOf = () => {
    const app = ordersApp({
      context: contextOf('trial'),
      builtinCloudFormationValidation: false,
      treeMetadata: false,
      autoSynth: false,
    });
    Validations.of(app).addPlugins(new ServiceRules());
    return app;
  };

  it('goes through where every rule holds', () => {
    expect(() => appOf().synth()).not.toThrow();
  });

  it('is stopped by a rule that is broken, with the place, what was found, what is expected and the fix', () => {
    const app = appOf();
    const schedule = app.node.findChild('Atlas').node.findChild('BackupSchedule').node.findChild('Resource');
    (schedule as CfnResource).addPropertyOverride('RestoreWindowDays', 9);
    expect(() => app.synth()).toThrow(
      /Properties.Policies.0.PolicyItems.0.RetentionValue: found .*"RetentionValue":7.*, expected at least 9 days[^]*Atlas\/BackupSchedule\/Resource[^]*fix: Derive the retentions[^]*atlas-retention-covers/,
    );
  });
});
