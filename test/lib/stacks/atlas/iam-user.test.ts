import { Template } from 'aws-cdk-lib/assertions';
import { ClientRole } from '../../../../lib/stacks/atlas/client-role';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import { CollectionRole, MANAGE_INDEXES, READ_WRITE } from '../../../../lib/stacks/atlas/database-role';
import { IamUser } from '../../../../lib/stacks/atlas/iam-user';
import { VisitorRole } from '../../../../lib/stacks/atlas/visitor-role';
import { projectScope } from '../../../support/atlas-scope';
import { statementsOfRole, takenOnBy } from '../../../support/policies';
import { onlyResource, textOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const settings = settingsOf('trial');
const { stack, project, props } = projectScope(settings);
const cluster = new AtlasCluster(stack, 'Cluster', props);
const databaseRole = new CollectionRole(stack, 'ReadWrite', {
  project,
  roleName: 'readWriteOrders',
  actions: READ_WRITE,
});
const iamRole = new ClientRole(stack, 'Client', { name: 'client', logGroupName: '/orders/client' });
new VisitorRole(stack, 'Visitor');
new IamUser(stack, 'User', { project, cluster, iamRole, databaseRole });
const template = Template.fromStack(stack);

const role = onlyResource(template, 'AWS::IAM::Role', 'Client');
const visitor = onlyResource(template, 'AWS::IAM::Role', 'Visitor');
const custom = onlyResource(template, 'MongoDB::Atlas::CustomDBRole');

describe('the database user of an IAM role', () => {
  const { Properties: user } = onlyResource(template, 'MongoDB::Atlas::DatabaseUser');

  it('is the role: its name is the role’s ARN', () => {
    expect(user).toMatchObject({
      DatabaseName: '$external',
      AWSIAMType: 'ROLE',
      Username: { 'Fn::GetAtt': [role.id, 'Arn'] },
    });
  });

  it('has no password', () => {
    expect(user).not.toHaveProperty('Password');
  });

  it('holds the one database role', () => {
    expect(user.Roles).toStrictEqual([{ RoleName: 'readWriteOrders', DatabaseName: 'admin' }]);
  });

  it('may use the one cluster', () => {
    expect(user.Scopes).toStrictEqual([{ Name: 'orders', Type: 'CLUSTER' }]);
  });
});

describe('the database role', () => {
  it('is limited to the orders collection, action by action', () => {
    expect(custom.Properties.Actions).toStrictEqual(
      ['FIND', 'INSERT', 'UPDATE', 'REMOVE'].map((Action) => ({
        Action,
        Resources: [{ DB: 'orders', Collection: 'orders' }],
      })),
    );
  });

  it('inherits nothing', () => {
    expect(custom.Properties).not.toHaveProperty('InheritedRoles');
  });

  it('that serves orders cannot touch an index, and the one for indexes cannot read an order', () => {
    expect([...READ_WRITE].filter((action) => /INDEX|COLLECTION/.test(action))).toStrictEqual([]);
    expect([...MANAGE_INDEXES].filter((action) => !/INDEX|CREATE_COLLECTION/.test(action))).toStrictEqual([]);
  });
});

describe('the IAM role of a client', () => {
  it('keeps its name, which the database user depends on, unique by region', () => {
    expect(role.Properties.RoleName).toBe('client-eu-west-1');
  });

  it('is for Lambda functions of this account only', () => {
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toStrictEqual(takenOnBy('lambda.amazonaws.com'));
  });

  it('may write to its own log group and no more: signing in to Atlas needs no permission', () => {
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: ['arn:aws:logs:eu-west-1:${AWS::AccountId}:log-group:/orders/client:*'],
      },
    ]);
  });

  it('may manage the network interfaces that a function in a VPC needs, by AWS’s own list', () => {
    expect(role.Properties.ManagedPolicyArns.map(textOf)).toStrictEqual([
      'arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaENIManagementAccess',
    ]);
  });
});

describe('the IAM role of a visitor', () => {
  it('holds no permission on AWS', () => {
    expect(statementsOfRole(template, visitor.id)).toStrictEqual([]);
    expect(visitor.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('can be taken on only by principals of this account', () => {
    expect(visitor.Properties.AssumeRolePolicyDocument.Statement).toStrictEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] } },
      },
    ]);
  });

  it('keeps its name', () => {
    expect(visitor.Properties.RoleName).toBe('atlas-visitor-eu-west-1');
  });
});
