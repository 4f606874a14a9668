import type { Evidence, Expectation } from '../evidence';
import { isObject } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { int03Mutations } from './int-03-mutations';
import { allAre, decisions, referred } from './access';
import { at, expectation, is, isOn, ordersTable, pointsTo } from './dsl';
import { replicaOf } from './tables';
import { integration, namespace, RECOVERY, sourceRights, targetRights, warehouseOf, workgroup } from './zero-etl';

const ZERO_ETL = 'the zero-ETL integration';

const onlyOwn: Expectation['holds'] = (found) =>
  isObject(found) && allAre('allowed')(found['own']) && is([])(found['beside']);

export const int03: Evidence = {
  expectations: [
    expectation(ZERO_ETL, 'reads the orders table', integration, at('SourceArn'), pointsTo(ordersTable, 'Arn')),
    expectation(
      ZERO_ETL,
      'writes into the warehouse',
      integration,
      at('TargetArn'),
      (_, one, view) => warehouseOf(one, view) !== undefined,
    ),
    expectation(
      ZERO_ETL,
      'may export the table and use its key, and no other integration may',
      integration,
      sourceRights,
      onlyOwn,
    ),
    expectation(
      ZERO_ETL,
      'may be created into the warehouse and feed it, and no other source may',
      integration,
      targetRights,
      onlyOwn,
    ),
    expectation(
      'the orders table',
      'has point-in-time recovery, which the exports need, where the integration reads it',
      integration,
      (one, view) => {
        const [orders] = view.matching(ordersTable);
        return orders && replicaOf(orders, one.region)?.[RECOVERY];
      },
      (found) => isObject(found) && isOn(found['PointInTimeRecoveryEnabled']),
    ),
    expectation(
      'the warehouse',
      'is encrypted with a key that this account may use',
      namespace,
      (one, view) => {
        const its = referred(view, one, at('KmsKeyId')(one), ['AWS::KMS::Key', 'Arn']);
        return (
          its &&
          decisions(
            view,
            ['kms:Decrypt', 'kms:CreateGrant'].map((action) => ({ who: {}, action, resource: its })),
          )
        );
      },
      allAre('allowed'),
    ),
    expectation(
      'the warehouse',
      'has a workgroup that computes, and tells names in upper and lower case apart',
      workgroup,
      ({ properties }) => ({
        namespace: properties['NamespaceName'] ?? null,
        capacity: properties['BaseCapacity'] ?? null,
        caseSensitive: list(properties['ConfigParameters']).some((parameter) =>
          is({ ParameterKey: 'enable_case_sensitive_identifier', ParameterValue: 'true' })(parameter),
        ),
      }),
      (found, _, view) =>
        isObject(found) &&
        Number(found['capacity']) > 0 &&
        found['caseSensitive'] === true &&
        view
          .matching(integration)
          .every((one) => warehouseOf(one, view)?.properties['NamespaceName'] === found['namespace']),
    ),
    expectation(
      'the warehouse',
      'is not reached from the internet',
      workgroup,
      (one, view) => ({
        publiclyAccessible: one.properties['PubliclyAccessible'] ?? false,
        ...view.network.fromInternet(one),
      }),
      (found) => isObject(found) && found['publiclyAccessible'] === false && found['decision'] === 'unreachable',
    ),
  ],
  mutations: int03Mutations,
};
