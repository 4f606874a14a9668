import { isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, expectation, table } from './dsl';
import { documentStatements } from '../../assembly/policy-statements';

/** Where a table's replicas deny requests without TLS, by region. */
interface Denials {
  /** Undefined where the templates do not say. */
  readonly home: string | undefined;
  readonly denies: readonly string[];
  readonly hasNoPolicy: readonly string[];
  /** Has a policy, and it lets such requests through. */
  readonly lets: readonly string[];
}

function denials({ properties, region }: TemplateResource): Json {
  const replicas = (properties['Replicas'] as readonly JsonObject[]).map((replica) => ({
    at: replica['Region'] as string,
    policy: replica['ResourcePolicy'],
  }));
  const where = (select: (policy: Json | undefined) => boolean): string[] =>
    replicas.filter(({ policy }) => select(policy)).map(({ at }) => at);
  const [first] = replicas;
  const found: Denials = {
    home: region ?? (replicas.length === 1 ? first?.at : undefined),
    denies: where((policy) => isObject(policy) && deniesPlainHttp(policy['PolicyDocument'])),
    hasNoPolicy: where((policy) => policy === undefined),
    lets: where((policy) => isObject(policy) && !deniesPlainHttp(policy['PolicyDocument'])),
  };
  return found as unknown as Json;
}

const deniesPlainHttp = (found: Json | undefined): boolean =>
  documentStatements(found).some(
    ({ effect, actions, condition }) =>
      effect === 'Deny' &&
      actions.includes('dynamodb:*') &&
      JSON.stringify((condition['Bool'] as JsonObject | undefined)?.['aws:SecureTransport']) === '"false"',
  );

/** Those with a policy: a replica's comes in a second deployment. */
const guarded = (properties: Record<string, any>): Record<string, any>[] =>
  properties['Replicas'].filter((replica: Record<string, any>) => replica['ResourcePolicy'] !== undefined);

export const sec06: Evidence = {
  expectations: [
    expectation(
      'every table',
      'denies requests without TLS in its home region, and in every other whose replica has a policy',
      table,
      denials,
      (found) => {
        const { home, denies, lets } = found as unknown as Denials;
        return home !== undefined && denies.includes(home) && lets.length === 0;
      },
    ),
  ],
  mutations: [
    change('take the policy away', table, (properties) => {
      for (const replica of guarded(properties)) delete replica['ResourcePolicy'];
    }),
    change('turn the denial round', table, (properties) => {
      for (const replica of guarded(properties)) {
        replica['ResourcePolicy'].PolicyDocument.Statement[0].Condition.Bool['aws:SecureTransport'] = 'true';
      }
    }),
    change('put the policy in another region', table, (properties) => {
      for (const replica of guarded(properties)) replica['Region'] = 'sa-east-1';
    }),
  ],
};
