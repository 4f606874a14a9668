import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DynamoDbReplicaStack } from '../../../../lib/stacks/dynamodb/replica-stack';
import { DELETED, onlyResource, removalOf, RETAINED, textOf } from '../../../support/resources';
import { contextOf, synthStacks } from '../../../support/synth';
import { settingsOf } from '../../../support/test-stack';

const REPLICA = 'DynamoDbReplica-eu-central-1';

describe('the stack of a replica region', () => {
  const stacks = synthStacks('production');
  const replica = stacks.get(REPLICA) as DynamoDbReplicaStack;
  const home = Template.fromStack(stacks.get('DynamoDb') as DynamoDbReplicaStack);
  const key = onlyResource(Template.fromStack(replica), 'AWS::KMS::Key');

  it('is in that region', () => {
    expect(replica.region).toBe('eu-central-1');
  });

  it('holds a key that rotates and outlives the stack', () => {
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(removalOf(key)).toStrictEqual(RETAINED);
  });

  it('gives its key to the replica of the orders table in that region', () => {
    const { Replicas } = onlyResource(home, 'AWS::DynamoDB::GlobalTable', 'Orders').Properties;
    const used = Replicas.find(({ Region }: { Region: string }) => Region === 'eu-central-1').SSESpecification
      .KMSMasterKeyId;
    expect(used['Fn::GetStackOutput']).toMatchObject({ StackName: REPLICA, Region: 'eu-central-1' });
    expect(textOf(used)).toContain(key.id);
  });

  it('is deployed before the table', () => {
    expect(stacks.get('DynamoDb')?.dependencies).toContain(replica);
  });
});

describe('replica stacks', () => {
  it('are left out where AWS owns the keys', () => {
    expect([...synthStacks('production', { 'dynamodb.customerKey': false }).keys()]).not.toContain(REPLICA);
  });

  it('hold keys that go with the stack where the profile destroys', () => {
    const app = new App({ context: contextOf('showcase'), builtinCloudFormationValidation: false });
    const stack = new DynamoDbReplicaStack(app, 'Replica', {
      settings: settingsOf('showcase'),
      env: { region: 'eu-central-1' },
    });
    expect(removalOf(onlyResource(Template.fromStack(stack), 'AWS::KMS::Key'))).toStrictEqual(DELETED);
  });
});
