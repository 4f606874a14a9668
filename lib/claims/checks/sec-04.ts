import type { Json, TemplateResource } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import type { Select, View } from '../view';
import { READ_ITEMS, WRITE_ITEMS } from './dynamodb-actions';
import { both, change, expectation, is, ofKind, ofType, only, ordersTable, parts, remove, set, table } from './dsl';
import { isSound, keysOfTable, kmsKey, stateOf } from './keys';
import { attach } from './mutations';

import { grantsOf } from './rights';
import { reader } from './roles';

const role = ofType('AWS::IAM::Role');
const inDynamoDb: Select = ({ stack }) => stack.startsWith(DYNAMODB_STACK);
const tableKey = both(kmsKey, inDynamoDb);
const replicaKey = both(kmsKey, ({ stack }) => stack.startsWith(`${DYNAMODB_STACK}Replica`));
const WITH_REPLICA = ['production', 'showcase'] as const;
const ON_ITEMS = [...READ_ITEMS, ...WRITE_ITEMS];

/** Those whose policies name items of the table in a region, on whatever condition. */
const rolesOnItems = (view: View, one: TemplateResource, region: string): TemplateResource[] => {
  const arn = view.access.arnOf(one, region);
  return view
    .matching(role)
    .filter((who) =>
      grantsOf(view, who).some(
        ({ action, resource }) => ON_ITEMS.includes(action) && `${resource}/`.startsWith(`${arn}/`),
      ),
    );
};

/** By region, those that cannot use the key: without it the table answers them nothing. */
const withoutKey = (one: TemplateResource, view: View): Json =>
  Object.fromEntries(
    keysOfTable(view, one).map(({ region, key }) => {
      const context = { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` };
      const roles = rolesOnItems(view, one, region);
      const without = roles.filter(
        (who) => !key || view.access.may({ who, action: 'kms:Decrypt', resource: key, context }).decision !== 'allowed',
      );
      return [region, { roles: roles.length, without: without.map(({ path }) => path) }];
    }),
  );

export const sec04: Evidence = {
  expectations: [
    expectation(
      'every table',
      'uses a key of KMS',
      table,
      parts('SSESpecification.SSEEnabled', 'SSESpecification.SSEType'),
      is({ 'SSESpecification.SSEEnabled': true, 'SSESpecification.SSEType': 'KMS' }),
    ),
    expectation(
      'every region of every table',
      'has a key of this account there, which is on, rotates and is for no other account',
      table,
      (one, view) =>
        Object.fromEntries(keysOfTable(view, one).map(({ region, key }) => [region, key ? stateOf(view, key) : null])),
      (found) => Object.values(found as object).length > 0 && Object.values(found as object).every(isSound),
    ),
    expectation(
      'every table',
      'has keys that whoever may ask for its items may use, through DynamoDB',
      table,
      withoutKey,
      (found) =>
        Object.values(found as Record<string, { roles: number; without: string[] }>).every(
          ({ roles, without }) => roles > 0 && without.length === 0,
        ),
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      change('go back to the key that AWS owns', ordersTable, (properties) => delete properties['SSESpecification']),
      remove('remove the keys', tableKey),
    ),
    ...ofKind(
      'wrong-thing',
      set('use the key that AWS manages', table, 'Replicas[].SSESpecification.KMSMasterKeyId', 'alias/aws/dynamodb'),
      only(
        WITH_REPLICA,
        change('use the home region’s key in every other', ordersTable, ({ Replicas: replicas }) => {
          const home = replicas.find(({ SSESpecification: { KMSMasterKeyId: key } }: any) => key['Fn::GetAtt']);
          for (const replica of replicas) replica.SSESpecification = home.SSESpecification;
        }),
      ),
      set('sign with the key', tableKey, 'KeyUsage', 'SIGN_VERIFY'),
    ),
    ...ofKind(
      'switched-off',
      set('switch the keys off', tableKey, 'Enabled', false),
      set('stop the rotation', tableKey, 'EnableKeyRotation', false),
      set('encrypt with nothing until somebody imports it', tableKey, 'Origin', 'EXTERNAL'),
    ),
    ...ofKind(
      'unable',
      change('close the keys', tableKey, ({ KeyPolicy: { Statement: statements } }) =>
        statements.push({ Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
      ),
      attach('deny the keys to who reads', reader, { Effect: 'Deny', Action: 'kms:*', Resource: '*' }),
    ),
    ...ofKind(
      'granted-beside',
      change('open the keys to every account', tableKey, ({ KeyPolicy: { Statement: statements } }) =>
        statements.push({ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }),
      ),
    ),
    ...ofKind(
      'one-of-several',
      change('take one region’s key away', ordersTable, ({ Replicas: [first] }) => delete first.SSESpecification),
      only(WITH_REPLICA, set('stop the rotation in one region', replicaKey, 'EnableKeyRotation', false)),
    ),
  ],
};
