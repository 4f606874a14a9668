/**
 * Data lives in these resources. CloudFormation knows a resource by its logical id: under another one it makes an empty resource, and
 * deletes or abandons the one with the data. The logical id follows from the construct ids on the path, so a refactoring can change it
 * without a word.
 */
import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import type { ProfileName } from '../../../lib/settings/schema';
import { synthStacks } from '../../support/synth';

/** Types by logical id, by stack. */
type Identities = Readonly<Record<string, Readonly<Record<string, string>>>>;

const IN_PRODUCTION: Identities = {
  DynamoDb: {
    OrdersA9B65338: 'AWS::DynamoDB::GlobalTable',
    Totals8BD25B11: 'AWS::DynamoDB::GlobalTable',
    EncryptionKey3A692D6E: 'AWS::KMS::Key',
    OrderStreamDeadLettersB8D0F7E9: 'AWS::SQS::Queue',
    BackupVaultADF21B19: 'AWS::Backup::BackupVault',
  },
  'DynamoDbReplica-eu-central-1': {
    Key961B73FD: 'AWS::KMS::Key',
  },
  Atlas: {
    ProjectC78D97AD: 'MongoDB::Atlas::Project',
    ClusterEB0386A7: 'MongoDB::Atlas::Cluster',
    Container97526FE1: 'MongoDB::Atlas::NetworkContainer',
    Containereucentral16C88EFE3: 'MongoDB::Atlas::NetworkContainer',
    Containereunorth1A70C2EBA: 'MongoDB::Atlas::NetworkContainer',
    CustomerKeyA9FF30A4: 'AWS::KMS::Key',
    SnapshotExportBucketD0888A7F: 'AWS::S3::Bucket',
  },
};
/** Beside those of production, which has these switched off. A Redshift workgroup computes; its namespace holds the data. */
const ONLY_IN_SHOWCASE: Identities = {
  DynamoDb: {
    ExportBucketFD42BCED: 'AWS::S3::Bucket',
    ExportDeadLetters49EA4CA8: 'AWS::SQS::Queue',
  },
  Analytics: {
    WarehouseKey8DE8541C: 'AWS::KMS::Key',
    WarehouseNamespace78ED5B58: 'AWS::RedshiftServerless::Namespace',
  },
  AtlasEvents: {
    TotalsEncryptionKey2671C775: 'AWS::KMS::Key',
    Totals8BD25B11: 'AWS::DynamoDB::GlobalTable',
    OrderEventsDeadLettersF6F4198E: 'AWS::SQS::Queue',
    OrderEventsQueue0D4C30B0: 'AWS::SQS::Queue',
  },
};
const listOf = (identities: Identities) =>
  Object.entries(identities).flatMap(([stack, ids]) =>
    Object.entries(ids).map(([id, type]) => [type, stack, id] as const),
  );
const listed = listOf(IN_PRODUCTION);
const listedInShowcase = listOf(ONLY_IN_SHOWCASE);
const STATEFUL = new Set([...listed, ...listedInShowcase].map(([type]) => type));

/** Resources of a profile that hold data, by stack and logical id. */
function statefulOf(profile: ProfileName, overrides: Record<string, unknown> = {}): Map<string, CfnResource> {
  const stacks = [...synthStacks(profile, overrides)];
  return new Map(
    stacks.flatMap(([name, stack]) =>
      stack.node
        .findAll()
        .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct))
        .filter(({ cfnResourceType }) => STATEFUL.has(cfnResourceType))
        .map((resource) => [`${name} ${stack.resolve(resource.logicalId) as string}`, resource] as const),
    ),
  );
}
const production = statefulOf('production');
const showcase = statefulOf('showcase', { removal: 'retain' });
const keysOf = (list: ReturnType<typeof listOf>): string[] => list.map(([, stack, id]) => `${stack} ${id}`).sort();

/** What to tell whoever has changed an identity. */
function identityProblem(there: typeof production, stack: string, id: string, type: string): string | undefined {
  if (there.get(`${stack} ${id}`)?.cfnResourceType === type) return undefined;
  return (
    `${stack} has no ${type} with the logical id ${id} any more. A deploy would leave the data behind and begin with an empty one. ` +
    `Put the construct id back, or keep the old one with overrideLogicalId('${id}').`
  );
}

describe.each([
  ['production', production, listed],
  ['showcase and not in production', showcase, listedInShowcase],
])('what holds data in %s', (_name, there, list) => {
  it.each(list)('%s in %s keeps the logical id %s', (type, stack, id) => {
    expect(identityProblem(there, stack, id, type)).toBeUndefined();
  });

  it.each(list)('%s in %s outlives the stack where the settings retain: %s', (_type, stack, id) => {
    const { deletionPolicy, updateReplacePolicy } = there.get(`${stack} ${id}`)?.cfnOptions ?? {};
    expect([deletionPolicy, updateReplacePolicy]).toStrictEqual([
      CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE,
      CfnDeletionPolicy.RETAIN,
    ]);
  });
});

describe('the lists above', () => {
  it('name all that holds data in production: what is not in them is not held', () => {
    expect([...production.keys()].sort()).toStrictEqual(keysOf(listed));
  });

  it('name all that showcase adds', () => {
    expect([...showcase.keys()].filter((key) => !production.has(key)).sort()).toStrictEqual(keysOf(listedInShowcase));
  });

  it('explain what a changed identity would do', () => {
    const problem = identityProblem(production, 'DynamoDb', 'OrdersGone', 'AWS::DynamoDB::GlobalTable');
    expect(problem).toMatch(/leave the data behind/);
  });
});

describe('what holds data in the other profiles', () => {
  it.each([
    ['free', statefulOf('free')],
    ['trial', statefulOf('trial')],
    ['showcase', showcase],
  ])('has the same identities in %s, so a profile can grow into another', (_profile, there) => {
    const keys = [...there.keys()];
    expect(keys).toContain('DynamoDb OrdersA9B65338');
    expect(keys.filter((key) => !production.has(key) && !keysOf(listedInShowcase).includes(key))).toStrictEqual([]);
  });
});
