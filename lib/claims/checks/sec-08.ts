import { BY_CUSTOMER_INDEX, customerPartition } from '../../orders/dynamodb/keys';
import type { Evidence } from '../evidence';
import { isOfThisAccount, mayDo, mayNothingElse, mayUseKeys } from './access-roles';
import { OF_ADA, READS_OF_ONE, readsNotDenied } from './customer-reads';
import { DESCRIBE_TABLE, READ_ITEMS, WRITE_ITEMS } from './dynamodb-actions';
import { expectation, is, ordersTable } from './dsl';
import { TLS } from './rights';
import { customerReader, reader, writer } from './roles';
import { sec08Mutations } from './sec-08-mutations';
import { placesOf } from './table-places';

const READS = [...READ_ITEMS, DESCRIBE_TABLE];
const WRITES = [...WRITE_ITEMS, DESCRIBE_TABLE];
const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:GenerateDataKey'];

export const sec08: Evidence = {
  expectations: [
    mayDo('the reader', 'reads items of the orders table and its indexes, in every region, and writes none', reader, {
      onTable: READS,
      onIndex: () => ['dynamodb:Query', 'dynamodb:Scan'],
    }),
    mayDo('the writer', 'writes items of the orders table, in every region, and reads none', writer, {
      onTable: WRITES,
    }),
    mayDo('the customer’s reader', 'reads by key only, in every region, and lists by customer', customerReader, {
      onTable: READS_OF_ONE,
      onIndex: (index) => (index === BY_CUSTOMER_INDEX ? ['dynamodb:Query'] : []),
      context: OF_ADA,
    }),
    mayNothingElse('the reader', reader, READS, READ_KEY),
    mayNothingElse('the writer', writer, WRITES, WRITE_KEY),
    mayNothingElse('the customer’s reader', customerReader, READS_OF_ONE, READ_KEY),
    mayUseKeys('the reader', reader, READ_KEY),
    mayUseKeys('the writer', writer, WRITE_KEY),
    mayUseKeys('the customer’s reader', customerReader, READ_KEY),
    isOfThisAccount('the reader', reader),
    isOfThisAccount('the writer', writer),
    expectation(
      'the writer',
      'gets no values back from what it writes',
      writer,
      (who, view) =>
        view.matching(ordersTable).flatMap((resource) =>
          placesOf(resource).flatMap(({ region }) =>
            ['ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'].flatMap((values) =>
              ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']
                .filter((action) => {
                  const context = { ...TLS, 'dynamodb:ReturnValues': values };
                  const asked = { who, action, resource, region, context, otherKeys: 'any' } as const;
                  return view.access.may(asked).decision !== 'denied';
                })
                .map((action) => `${values} by ${action} in ${region}`),
            ),
          ),
        ),
      is([]),
    ),
    expectation(
      'the customer’s reader',
      'reads nothing outside of its own partition',
      customerReader,
      (resource, view) => ({
        another: readsNotDenied(view, resource, { 'dynamodb:LeadingKeys': [customerPartition('bob')] }),
        ownAndAnother: readsNotDenied(view, resource, {
          'dynamodb:LeadingKeys': [customerPartition('ada'), customerPartition('bob')],
        }),
        none: readsNotDenied(view, resource, { 'dynamodb:LeadingKeys': [] }),
      }),
      is({ another: [], ownAndAnother: [], none: [] }),
    ),
  ],
  mutations: sec08Mutations,
};
