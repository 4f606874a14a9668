import type { Mutation } from '../evidence';
import { databaseRole, iamUser } from './database-users';
import { both, change, inStack, named, ofKind, ofType, only, remove, set } from './dsl';
import { attach, changeOne, distrust } from './mutations';
import { addAction, onFirstStatement } from './policy-mutations';
import { customerBroker, customerReader } from './roles';
import { lambda } from './triggers';

type Part = Record<string, any>;

const onCondition = (name: string, edit: (condition: Part) => void): Mutation =>
  onFirstStatement(name, customerReader, ({ Condition }) => edit(Condition));
const onTrust = (name: string, edit: (statements: [Part, ...Part[]]) => void): Mutation =>
  change(name, customerReader, ({ AssumeRolePolicyDocument: trust }) => edit(trust.Statement));
const onCollections = (name: string, resource: Part): Mutation =>
  change(name, databaseRole, ({ Actions: actions }) =>
    actions.forEach((action: Part) => (action['Resources'] = [resource])),
  );

const ANYBODY = { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: '111122223333' } };
const ordersFunction = both(lambda, named('FunctionName', 'atlas-orders'));

export const sec10Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the customer’s reader', customerReader),
    remove('remove the broker', customerBroker),
    remove('remove the database roles', databaseRole),
    set('name no role', iamUser, 'Username', undefined),
  ),
  ...ofKind(
    'wrong-thing',
    onTrust('name the broker of somebody else', ([statement]) => {
      statement['Principal'] = { AWS: 'arn:aws:iam::999999999999:role/broker' };
    }),
    onCondition('hold it to the order’s customer by another tag', ({ 'ForAllValues:StringEquals': values }) => {
      values['dynamodb:LeadingKeys'] = ['CUSTOMER#${aws:PrincipalTag/team}'];
    }),
    onCollections('cover another collection', { DB: 'orders', Collection: 'invoices' }),
    onCollections('cover the collection of another database', { DB: 'test', Collection: 'orders' }),
    change('hold the role of another project', iamUser, (properties) => (properties['ProjectId'] = '0'.repeat(24))),
    set('be the user of another cluster', iamUser, 'Scopes[].Name', 'invoices'),
    changeOne('sign in as the role of somebody else', iamUser, (properties) => {
      properties['Username'] = 'arn:aws:iam::999999999999:role/app';
    }),
    set('connect to another cluster', ordersFunction, 'Environment.Variables.CONNECTION_STRING', 'mongodb+srv://other'),
  ),
  ...ofKind(
    'switched-off',
    set('bind the user to nothing', iamUser, 'AWSIAMType', 'NONE'),
    onCondition('hold a session without a key to nothing', ({ Null: absent }) => delete absent['dynamodb:LeadingKeys']),
    onCondition('ask for any attributes', ({ 'ForAllValues:StringEquals': values }) => {
      values['dynamodb:Attributes'] = ['*', 'note', ...values['dynamodb:Attributes']];
    }),
    onCondition('let all attributes be selected', (condition) => delete condition['StringEqualsIfExists']),
    onTrust('let the broker name nobody', ([statement]) => delete statement['Condition'].StringLike),
    onTrust('let the broker pass any tag', ([statement]) => delete statement['Condition']['ForAllValues:StringEquals']),
    set('sign in without the role', ordersFunction, 'Environment.Variables.AUTH', 'none'),
  ),
  ...ofKind(
    'unable',
    distrust('let no function be the broker', customerBroker),
    distrust('let no function sign in to Atlas', both(ofType('AWS::IAM::Role'), inStack('Atlas'))),
    onTrust('let the broker pass no tag at all', ([statement]) => (statement['Action'] = 'sts:AssumeRole')),
    attach('deny the customer’s reader to read', customerReader, {
      Effect: 'Deny',
      Action: 'dynamodb:Query',
      Resource: '*',
    }),
  ),
  ...ofKind(
    'granted-beside',
    onTrust('let the whole account name a customer', (statements) => statements.push(ANYBODY)),
    set('let people be the broker', customerBroker, 'AssumeRolePolicyDocument.Statement[].Principal', {
      AWS: '111122223333',
    }),
    set('let the broker read orders', customerBroker, 'ManagedPolicyArns', ['AmazonDynamoDBReadOnlyAccess']),
    attach('let the broker read orders by a policy that is attached', customerBroker, {
      Effect: 'Allow',
      Action: 'dynamodb:*',
      Resource: '*',
    }),
    attach('let the customer’s reader read all, by a policy that is attached', customerReader, {
      Effect: 'Allow',
      Action: 'dynamodb:Get*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } },
    }),
    addAction('let the customer’s reader scan', customerReader, 'dynamodb:Scan'),
    onCollections('give a role the whole cluster', { Cluster: true }),
    onCollections('give a role all collections', { DB: 'orders', Collection: '' }),
    set('let a role inherit the administrator’s', databaseRole, 'InheritedRoles', [
      { Db: 'admin', Role: 'atlasAdmin' },
    ]),
    change('give the users the administrator’s role too', iamUser, ({ Roles: roles }) =>
      roles.push({ RoleName: 'atlasAdmin', DatabaseName: 'admin' }),
    ),
    set('allow every cluster', iamUser, 'Scopes', undefined),
  ),
  ...ofKind(
    'one-of-several',
    changeOne('give one action of a role the whole cluster', databaseRole, ({ Actions: [first] }) => {
      first.Resources = [{ Cluster: true }];
    }),
    changeOne(
      'let people take on one of the users’ roles',
      both(ofType('AWS::IAM::Role'), named('RoleName', 'atlas-orders-eu-west-1')),
      (properties) => {
        properties['AssumeRolePolicyDocument'].Statement.push({ ...ANYBODY, Action: 'sts:AssumeRole' });
      },
    ),
    only(
      ['production', 'showcase'],
      onFirstStatement('forget the replica’s region', customerReader, (statement) => {
        statement['Resource'] = statement['Resource'].filter(
          (arn: object) => !JSON.stringify(arn).includes('eu-central-1'),
        );
      }),
    ),
  ),
];
