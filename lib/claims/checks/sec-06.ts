import type { Json, JsonObject, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, expectation, table } from './dsl';
import { documentStatements } from '../../assembly/policy-statements';

/** The policy of the home region's replica: the last one CDK writes. */
const homePolicy = ({ properties }: TemplateResource): Json | undefined => {
  const replicas = properties['Replicas'];
  const home = Array.isArray(replicas) ? (replicas.at(-1) as JsonObject | undefined) : undefined;
  return (home?.['ResourcePolicy'] as JsonObject | undefined)?.['PolicyDocument'];
};

const deniesPlainHttp = (found: Json | undefined): boolean =>
  documentStatements(found).some(
    ({ effect, actions, condition }) =>
      effect === 'Deny' &&
      actions.includes('dynamodb:*') &&
      JSON.stringify((condition['Bool'] as JsonObject | undefined)?.['aws:SecureTransport']) === '"false"',
  );

const home = (properties: Record<string, any>): Record<string, any> => properties['Replicas'].at(-1);

export const sec06: Evidence = {
  expectations: [
    expectation('every table', 'denies requests without TLS in its home region', table, homePolicy, deniesPlainHttp),
  ],
  mutations: [
    change('take the policy away', table, (properties) => delete home(properties)['ResourcePolicy']),
    change('turn the denial round', table, (properties) => {
      home(properties)['ResourcePolicy'].PolicyDocument.Statement[0].Condition.Bool['aws:SecureTransport'] = 'true';
    }),
  ],
};
