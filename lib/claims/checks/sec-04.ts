import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import { all, at, both, change, expectation, is, ofType, ordersTable, parts, present, table } from './dsl';

const tableKey = both(ofType('AWS::KMS::Key'), ({ stack }) => stack.startsWith(DYNAMODB_STACK));

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
      'has its key',
      table,
      at('Replicas[].SSESpecification.KMSMasterKeyId'),
      all(present),
    ),
    expectation('the key of the tables', 'rotates', tableKey, at('EnableKeyRotation'), is(true)),
  ],
  mutations: [
    change('go back to the key that AWS owns', ordersTable, (properties) => delete properties['SSESpecification']),
    change(
      'take one region’s key away',
      ordersTable,
      (properties) => delete properties['Replicas'][0].SSESpecification,
    ),
    change('stop the rotation', tableKey, (properties) => (properties['EnableKeyRotation'] = false)),
  ],
};
