/** Every resource of MongoDB's types in every profile's templates, as CloudFormation and the types' handlers would take it. */
import facts from '../fixtures/atlas-types.json';
import type { TypeFacts } from '../fixtures/refresh/type-facts';
import { PROFILE_NAMES } from '../../lib/settings/schema';
import { atlasResources, typesOf, type AtlasResource } from '../support/atlas-resources';
import { breaches } from '../support/atlas-type-facts';

const all = PROFILE_NAMES.map((profile) => ({ profile, resources: atlasResources(profile) }));

describe.each(all)('profile $profile', ({ resources }) => {
  it('has resources, and all are as their types want them', () => {
    expect(resources).not.toStrictEqual([]);
    expect(resources.flatMap(breaches)).toStrictEqual([]);
  });
});

describe('what is known of the types', () => {
  it('is of those that a template uses, and of no others', () => {
    expect(Object.keys(facts.types).sort()).toStrictEqual(typesOf(all.flatMap(({ resources }) => resources)));
  });

  it('says where and when it was read', () => {
    expect(new URL(facts.source).protocol).toBe('https:');
    expect(Date.parse(facts.read)).not.toBeNaN();
  });
});

describe('a resource', () => {
  const resourceOf = (type: string): AtlasResource => {
    const found = all.flatMap(({ resources }) => resources).find((one) => one.type === type);
    return structuredClone(found as AtlasResource);
  };

  it.each<[string, string, (properties: any) => unknown, string]>([
    ['an unknown property', 'Cluster', (of) => (of.Colour = 'red'), '/ must NOT have additional properties: Colour'],
    [
      'an unknown property further in',
      'Cluster',
      (of) => (of.ReplicationSpecs[0].Zone = 'one'),
      '/ReplicationSpecs/0 must NOT have additional properties: Zone',
    ],
    ['no required property', 'Cluster', (of) => delete of.Name, "/ must have required property 'Name'"],
    ['another type', 'Cluster', (of) => (of.PitEnabled = 'yes'), '/PitEnabled must be boolean'],
    ['an object for a list', 'Cluster', (of) => (of.ReplicationSpecs = {}), '/ReplicationSpecs must be array'],
    [
      'a value outside an enumeration',
      'Cluster',
      (of) => (of.ReplicationSpecs[0].AdvancedRegionConfigs[0].ProviderName = 'AWZ'),
      '/ReplicationSpecs/0/AdvancedRegionConfigs/0/ProviderName must be equal to one of the allowed values: AWS, GCP, AZURE, TENANT, FLEX',
    ],
    [
      'a value that breaks a pattern',
      'Auditing',
      (of) => (of.ProjectId = 'z'.repeat(24)),
      '/ProjectId must match pattern "^([a-f0-9]{24})$"',
    ],
    ['a read-only property', 'Cluster', (of) => (of.StateName = 'IDLE'), 'StateName is read-only'],
    [
      'a read-only property in an item of an item',
      'CloudBackupSchedule',
      (of) => (of.Policies[0].PolicyItems[0].ID = 'one'),
      'Policies.*.PolicyItems.*.ID is read-only',
    ],
  ])('with %s is refused', (_name, type, damage, breach) => {
    const resource = resourceOf(`MongoDB::Atlas::${type}`);
    expect(breaches(resource)).toStrictEqual([]);
    damage(resource.properties);
    expect(breaches(resource)).toStrictEqual([`${resource.id}: ${breach}`]);
  });

  describe.each(Object.entries<TypeFacts>(facts.types))('of %s', (type, { readOnly, schema }) => {
    const resource = resourceOf(type);
    const after = (name: string, value: unknown): string[] =>
      breaches({ ...resource, properties: { ...resource.properties, [name]: value } });

    it('may lack nothing that is required', () => {
      const { required = [] } = schema as { required?: string[] };
      expect(required.flatMap((name) => after(name, undefined))).toStrictEqual(
        required.map((name) => `${resource.id}: / must have required property '${name}'`),
      );
    });

    it('may have no property that only Atlas writes, and none that there is not', () => {
      const own = [...readOnly.filter((path) => !path.includes('.')), 'Colour'];
      const known = { Ref: 'Other' };
      expect(own.flatMap((name) => after(name, known))).toStrictEqual(
        own.map(
          (name) =>
            `${resource.id}: ${name === 'Colour' ? '/ must NOT have additional properties: Colour' : `${name} is read-only`}`,
        ),
      );
    });
  });

  it('of a type that there is not is refused', () => {
    expect(breaches({ id: 'Atlas/One', type: 'MongoDB::Atlas::Clusters', properties: {} })).toStrictEqual([
      'Atlas/One: nothing is known of MongoDB::Atlas::Clusters: npm run atlas-facts',
    ]);
  });

  it('may have anything from elsewhere in any place', () => {
    const resource = resourceOf('MongoDB::Atlas::Cluster');
    const elsewhere = { 'Fn::GetAtt': ['Other', 'Value'] };
    const properties = {
      ...resource.properties,
      Name: { Ref: 'Name' },
      PitEnabled: elsewhere,
      ReplicationSpecs: elsewhere,
    };
    expect(breaches({ ...resource, properties })).toStrictEqual([]);
  });
});
