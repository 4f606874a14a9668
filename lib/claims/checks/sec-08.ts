import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import type { Select } from '../view';
import { change, expectation, is } from './dsl';
import { actionsOf, roleStatements } from '../../assembly/policy-statements';
import { customerReader, reader, writer } from './roles';

const actions = (resource: TemplateResource): Json => actionsOf(roleStatements(resource), 'dynamodb:');

/** Sorted, as {@link actions} yields them. Written out here, not taken from the construct: the check is of the template. */
const READS = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];
const WRITES = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];
const READS_OF_ONE = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];

const addAction = (name: string, role: Select, action: string) =>
  change(name, role, (properties) => {
    const statement = properties['Policies'][0].PolicyDocument.Statement[0];
    statement.Action = [statement.Action, action].flat();
  });

export const sec08: Evidence = {
  expectations: [
    expectation('the reader', 'reads items and does nothing else', reader, actions, is(READS)),
    expectation('the writer', 'writes items and does nothing else', writer, actions, is(WRITES)),
    expectation(
      'the writer',
      'gets no values back from what it writes',
      writer,
      (resource) =>
        roleStatements(resource).find(({ actions: list }) => list.includes('dynamodb:UpdateItem'))?.condition,
      is({ StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } }),
    ),
    expectation('the customer’s reader', 'reads by key only', customerReader, actions, is(READS_OF_ONE)),
    expectation(
      'the customer’s reader',
      'is limited to its own partition',
      customerReader,
      (resource) => roleStatements(resource).find(({ actions: list }) => list.includes('dynamodb:Query'))?.condition,
      (found) =>
        JSON.stringify(found ?? '').includes('dynamodb:LeadingKeys') &&
        JSON.stringify(found ?? '').includes('aws:PrincipalTag/'),
    ),
  ],
  mutations: [
    addAction('let the reader delete', reader, 'dynamodb:DeleteItem'),
    addAction('let the writer read everything', writer, 'dynamodb:Scan'),
    change('let a write return what was there', writer, (properties) => {
      const { Condition } = properties['Policies'][0].PolicyDocument.Statement[0];
      Condition.StringEqualsIfExists['dynamodb:ReturnValues'] = ['NONE', 'ALL_OLD'];
    }),
    addAction('let the customer’s reader scan', customerReader, 'dynamodb:Scan'),
    change(
      'lift the limit to the own partition',
      customerReader,
      (properties) => delete properties['Policies'][0].PolicyDocument.Statement[0].Condition,
    ),
  ],
};
