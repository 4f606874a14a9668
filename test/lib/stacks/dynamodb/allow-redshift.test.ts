import { Template } from 'aws-cdk-lib/assertions';
import { allowRedshift } from '../../../../lib/stacks/dynamodb/allow-redshift';
import { ordersTableScope } from '../../../support/orders-table-scope';
import { statementsIn } from '../../../support/policies';
import { onlyResource, textOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

function allowed(overrides: Record<string, unknown> = {}): Template {
  const { stack, table } = ordersTableScope(settingsOf('trial', overrides));
  allowRedshift(table);
  return Template.fromStack(stack);
}

const template = allowed();
const table = onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties;
const key = onlyResource(template, 'AWS::KMS::Key').Properties;
const tablePolicy = table.Replicas[0].ResourcePolicy.PolicyDocument;

interface RawStatement {
  readonly Sid?: string;
  readonly Principal: unknown;
  readonly Condition: Record<string, Record<string, unknown>>;
}
const ofRedshift = (policy: { Statement: RawStatement[] }): RawStatement[] =>
  policy.Statement.filter(({ Sid }) => Sid === 'ReplicateIntoRedshift');

describe.each([
  ['table', tablePolicy, ['dynamodb:DescribeExport', 'dynamodb:DescribeTable', 'dynamodb:ExportTableToPointInTime']],
  ['key', key.KeyPolicy, ['kms:CreateGrant', 'kms:Decrypt']],
])('the policy of the %s', (_name, policy, actions) => {
  const [statement, ...more] = ofRedshift(policy);

  it('lets Redshift replicate, by the service’s own principal', () => {
    expect(more).toStrictEqual([]);
    expect(statement?.Principal).toStrictEqual({ Service: 'redshift.amazonaws.com' });
  });

  it(`allows it ${actions.join(', ')}`, () => {
    expect(statementsIn(statement)[0]).toMatchObject({ effect: 'Allow', actions });
  });

  it('holds for integrations of this account and region alone', () => {
    const { StringEquals, ArnEquals, ...others } = statement?.Condition ?? {};
    expect(StringEquals).toStrictEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    expect(Object.keys(ArnEquals ?? {})).toStrictEqual(['aws:SourceArn']);
    expect(textOf(ArnEquals?.['aws:SourceArn'])).toBe('arn:aws:redshift:eu-west-1:${AWS::AccountId}:integration:*');
    expect(others).toStrictEqual({});
  });
});

describe('the table’s policy beside Redshift', () => {
  it('still denies every request without TLS', () => {
    expect(statementsIn(tablePolicy)).toContainEqual({
      effect: 'Deny',
      actions: ['dynamodb:*'],
      resources: ['*'],
      condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });
});

describe('a table with AWS’s own key', () => {
  it('needs no key’s policy', () => {
    const plain = allowed({ 'dynamodb.customerKey': false });
    plain.resourceCountIs('AWS::KMS::Key', 0);
    const { Replicas } = onlyResource(plain, 'AWS::DynamoDB::GlobalTable').Properties;
    expect(ofRedshift(Replicas[0].ResourcePolicy.PolicyDocument)).toHaveLength(1);
  });
});
