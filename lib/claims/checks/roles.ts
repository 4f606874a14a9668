import { asText } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Select } from '../view';
import { both, inStack, ofType } from './dsl';

/** One of the roles of lib/stacks/dynamodb/access-roles.ts, known by what its description says. */
const role = (description: RegExp): Select =>
  both(ofType('AWS::IAM::Role'), inStack(DYNAMODB_STACK), ({ properties }) =>
    description.test(asText(properties['Description'])),
  );

export const reader = role(/^Reads orders$/);
export const writer = role(/^Writes orders$/);
export const customerReader = role(/^Reads the orders of one customer/);
export const administrator = role(/^Manages the table/);
export const customerBroker = role(/^Names the customer/);
