import type { Evidence } from '../evidence';
import { all, at, change, expectation, is, ofType, ordersTable, parts, pointsTo, remove, set } from './dsl';

const integration = ofType('AWS::Redshift::Integration');
const namespace = ofType('AWS::RedshiftServerless::Namespace');
const workgroup = ofType('AWS::RedshiftServerless::Workgroup');
const PITR = 'Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

const mentions =
  (...words: string[]) =>
  (found: unknown): boolean =>
    words.every((word) => JSON.stringify(found ?? '').includes(word));

export const int03: Evidence = {
  expectations: [
    expectation(
      'the zero-ETL integration',
      'reads the orders table',
      integration,
      at('SourceArn'),
      pointsTo(ordersTable),
    ),
    expectation(
      'the zero-ETL integration',
      'writes into the warehouse',
      integration,
      at('TargetArn'),
      pointsTo(namespace),
    ),
    expectation(
      'the warehouse',
      'runs without a server to choose, out of the internet’s reach',
      workgroup,
      parts('PubliclyAccessible'),
      is({ PubliclyAccessible: false }),
    ),
    expectation(
      'the warehouse',
      'lets the table in',
      namespace,
      at('NamespaceResourcePolicy'),
      mentions('redshift:AuthorizeInboundIntegration', 'redshift:CreateInboundIntegration', 'aws:SourceArn'),
    ),
    expectation(
      'the orders table',
      'lets Redshift export it',
      ordersTable,
      at('Replicas[].ResourcePolicy'),
      mentions('redshift.amazonaws.com', 'dynamodb:ExportTableToPointInTime', 'aws:SourceArn'),
    ),
    expectation(
      'the orders table',
      'has point-in-time recovery, which the exports need',
      ordersTable,
      at(PITR),
      all(is(true)),
    ),
  ],
  mutations: [
    remove('remove the integration', integration),
    set('read another table', integration, 'SourceArn', 'arn:aws:dynamodb:eu-west-1:111122223333:table/other'),
    set(
      'write somewhere else',
      integration,
      'TargetArn',
      'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/other',
    ),
    set('open the warehouse to the internet', workgroup, 'PubliclyAccessible', true),
    set('close the warehouse', namespace, 'NamespaceResourcePolicy', undefined),
    change('close the table', ordersTable, (properties) => {
      for (const replica of properties['Replicas'] as Record<string, unknown>[]) delete replica['ResourcePolicy'];
    }),
    set('switch point-in-time recovery off', ordersTable, PITR, false),
  ],
};
