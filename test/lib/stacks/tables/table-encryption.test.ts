import { TableV2, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Template } from 'aws-cdk-lib/assertions';
import { TableEncryption } from '../../../../lib/stacks/tables/table-encryption';
import { retentionOf } from '../../../../lib/stacks/common/retention';
import type { Settings } from '../../../../lib/settings/schema';
import { statementsIn } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf, testStack } from '../../../support/test-stack';

function encrypted(settings: Settings): Template {
  const stack = testStack();
  const encryption = new TableEncryption(stack, 'Encryption', { ...settings.dynamodb, ...retentionOf(settings) });
  new TableV2(stack, 'Table', {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    encryption: encryption.home,
  });
  return Template.fromStack(stack);
}

const tableIn = (template: Template) => onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties;

describe('encryption with a key of this account', () => {
  const template = encrypted(settingsOf('trial'));
  const key = onlyResource(template, 'AWS::KMS::Key');

  it('rotates the key every year', () => {
    expect(key.Properties.EnableKeyRotation).toBe(true);
  });

  it('is what the table uses', () => {
    expect(tableIn(template)).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [key.id, 'Arn'] } } }],
    });
  });

  it('leaves the use of the key to the policies of this account', () => {
    expect(key.Properties.KeyPolicy.Statement).toHaveLength(1);
    expect(key.Properties.KeyPolicy.Statement[0].Principal).toStrictEqual({
      AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] },
    });
    expect(statementsIn(key.Properties.KeyPolicy)).toStrictEqual([
      { effect: 'Allow', actions: ['kms:*'], resources: ['*'] },
    ]);
  });

  it('goes with the stack in a trial', () => {
    expect(removalOf(key)).toStrictEqual(DELETED);
  });

  it('outlives the stack in production: without it the table cannot be read', () => {
    expect(removalOf(onlyResource(encrypted(settingsOf('production')), 'AWS::KMS::Key'))).toStrictEqual(RETAINED);
  });
});

describe('encryption of profile free', () => {
  const template = encrypted(settingsOf('free'));

  it('pays for no key', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  it('is left to a key that AWS owns, which is what SSEEnabled false means', () => {
    expect(tableIn(template).SSESpecification).toStrictEqual({ SSEEnabled: false });
    expect(tableIn(template).Replicas[0]).not.toHaveProperty('SSESpecification');
  });
});
