import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Mutation } from '../evidence';
import { all, change, expectation, ofKind, ofType, only, ordersTable, remove, set, table } from './dsl';
import { allKeysWork, tableKeys } from './encryption-keys';

/** Of either type, so that none is left out. */
const anyTable = ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table');
const key = ofType('AWS::KMS::Key');
const ENCRYPTED = ['trial', 'production', 'showcase'] as const;
const ELSEWHERE = 'arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-0000-0000-000000000000';
const SPECIFICATION = 'PointInTimeRecoverySpecification';
const [ENABLED, PERIOD] = [
  `Replicas[].${SPECIFICATION}.PointInTimeRecoveryEnabled`,
  `Replicas[].${SPECIFICATION}.RecoveryPeriodInDays`,
];

const byRegion = ({ properties, region = '' }: TemplateResource): Json =>
  list(properties['Replicas'] ?? { ...properties, Region: region })
    .filter(isObject)
    .map(({ Region = null, [SPECIFICATION]: its }) => ({ region: Region, ...(isObject(its) ? its : {}) }));

const isPeriod = (days: Json | undefined): boolean => Number.isInteger(days) && Number(days) >= 1 && Number(days) <= 35;

/** In the type that tables had before; its recovery is off unless it is switched on. */
const ofOlderType: Mutation = {
  name: 'make the orders table one of the older type, without recovery',
  apply: (templates) => {
    for (const { Resources: resources } of templates.values())
      for (const [id, resource] of Object.entries(resources))
        if (resource.Properties?.['TableName'] === 'orders')
          resources[id] = { ...resource, Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } };
  },
};

export const rel04: Evidence = {
  expectations: [
    expectation(
      'every table',
      'has point-in-time recovery in every region, and orders are in one',
      anyTable,
      byRegion,
      (found, _table, view) =>
        view.matching(ordersTable).length > 0 &&
        all((recovery) => isObject(recovery) && recovery['PointInTimeRecoveryEnabled'] === true)(found),
    ),
    expectation(
      'every table',
      'says how far back it reaches',
      anyTable,
      byRegion,
      all((recovery) => isObject(recovery) && isPeriod(recovery['RecoveryPeriodInDays'])),
    ),
    expectation(
      'every table',
      'has a key that works in every region, without which nothing is restored',
      anyTable,
      tableKeys,
      allKeysWork,
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the tables', table),
      set('say nothing of recovery', table, `Replicas[].${SPECIFICATION}`, undefined),
      set('leave the period out', table, PERIOD, undefined),
    ),
    ...ofKind(
      'wrong-thing',
      ofOlderType,
      set('have no table of orders', ordersTable, 'TableName', 'old-orders'),
      change('encrypt with the key of somebody else', table, (properties) => {
        properties['SSESpecification'] = { SSEEnabled: true, SSEType: 'KMS' };
        properties['Replicas'][0].SSESpecification = { KMSMasterKeyId: ELSEWHERE };
      }),
    ),
    ...ofKind(
      'switched-off',
      set('switch it off in all regions', table, ENABLED, false),
      set('reach back no day', table, PERIOD, 0),
    ),
    ...ofKind(
      'unable',
      only(ENCRYPTED, set('disable the keys', key, 'Enabled', false)),
      only(ENCRYPTED, set('close the keys', key, 'KeyPolicy.Statement[].Principal', { AWS: '999999999999' })),
    ),
    ...ofKind(
      'one-of-several',
      change('switch it off in one region', table, ({ Replicas: replicas }) => {
        replicas[0][SPECIFICATION].PointInTimeRecoveryEnabled = false;
      }),
      change('leave the period out in one region', table, ({ Replicas: replicas }) => {
        delete replicas[0][SPECIFICATION].RecoveryPeriodInDays;
      }),
    ),
  ],
  notTried: {
    'granted-beside': 'Who may switch recovery off may manage the table: SEC-09.',
  },
};
