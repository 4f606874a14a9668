import { Template } from 'aws-cdk-lib/assertions';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { statementsIn } from '../../support/policies';
import { secretsIn } from '../../support/secrets';
import { synthStacks } from '../../support/synth';

/** `Allow` on every resource, where there is no other way. An entry that nothing needs any more fails too. */
const ON_EVERY_RESOURCE: Readonly<Record<string, string>> = {
  'AWS::KMS::Key kms:*':
    'a key’s own policy speaks of that key alone; it hands the key’s use to the policies of the account',
  'AWS::KMS::Key kms:CreateGrant': 'the same key, for Redshift to read the orders table',
  'AWS::KMS::Key kms:Decrypt': 'the same',
  'AWS::DynamoDB::GlobalTable dynamodb:DescribeExport':
    'a table’s own policy speaks of that table alone and cannot name it before it exists',
  'AWS::DynamoDB::GlobalTable dynamodb:DescribeTable': 'the same',
  'AWS::DynamoDB::GlobalTable dynamodb:ExportTableToPointInTime': 'the same',
  'AWS::IAM::Policy ec2:DescribeVpcPeeringConnections': 'EC2 cannot limit who describes what',
  'AWS::IAM::Policy xray:PutTelemetryRecords': 'X-Ray has no resource to limit what is traced to',
  'AWS::IAM::Policy xray:PutTraceSegments': 'the same',
};

interface Granted {
  readonly where: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const templates = PROFILE_NAMES.flatMap((profile) =>
  [...synthStacks(profile)].map(([name, stack]) => ({
    where: `${profile}/${name}`,
    json: Template.fromStack(stack).toJSON(),
  })),
);
const resources = templates.flatMap(({ where, json }) =>
  Object.entries(json['Resources'] as Record<string, { Type: string; Properties?: Record<string, unknown> }>).map(
    ([id, resource]) => ({
      where: `${where}/${id}`,
      ...resource,
    }),
  ),
);
const granted: Granted[] = resources.flatMap(({ where, Type: type, Properties }) =>
  statementsIn(Properties)
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ where, type, ...statement })),
);

describe('in every template of every profile', () => {
  it('there are statements to look at', () => {
    expect(granted.length).toBeGreaterThan(50);
  });

  it('nothing looks like a secret', () => {
    expect(templates.flatMap(({ where, json }) => secretsIn(json, where))).toStrictEqual([]);
  });

  it('no database user has a password', () => {
    const users = resources.filter(({ Type }) => Type === 'MongoDB::Atlas::DatabaseUser');
    expect(users.length).toBeGreaterThanOrEqual(PROFILE_NAMES.length);
    expect(users.filter(({ Properties }) => Properties && 'Password' in Properties)).toStrictEqual([]);
  });

  it('no access list is open to the internet', () => {
    const lists = resources.filter(({ Type }) => Type === 'MongoDB::Atlas::ProjectIpAccessList');
    expect(lists).toHaveLength(PROFILE_NAMES.length);
    expect(
      lists.filter(({ Properties }) => /"(0\.0\.0\.0|::)(\/\d+)?"/.test(JSON.stringify(Properties))),
    ).toStrictEqual([]);
  });

  it('no statement allows every action', () => {
    expect(granted.filter(({ actions }) => actions.some((action) => action === '*' || action === '*:*'))).toStrictEqual(
      [],
    );
  });

  it('no statement allows all of a service, but for a key’s own policy', () => {
    const broad = granted.filter(({ actions }) => actions.some((action) => action.endsWith(':*')));
    expect([...new Set(broad.map(({ type, actions }) => `${type} ${actions.join(', ')}`))]).toStrictEqual([
      'AWS::KMS::Key kms:*',
    ]);
  });

  it('a statement allows something on every resource only where ON_EVERY_RESOURCE says why', () => {
    const everywhere = granted.filter(({ resources: on }) => on.includes('*'));
    const unexplained = everywhere.flatMap(({ where, type, actions }) =>
      actions
        .filter((action) => !(`${type} ${action}` in ON_EVERY_RESOURCE))
        .map((action) => `${where} allows ${action} on *`),
    );
    expect(unexplained).toStrictEqual([]);
  });

  it.each(Object.keys(ON_EVERY_RESOURCE))('%s on every resource is still needed', (entry) => {
    expect(
      granted
        .filter(({ resources: on }) => on.includes('*'))
        .flatMap(({ type, actions }) => actions.map((action) => `${type} ${action}`)),
    ).toContain(entry);
  });
});
