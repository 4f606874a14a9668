/** What a policy allows at all, read and not asked: for who has to know that there is nothing else. */
import { isObject, type Json, type JsonObject } from '../assembly';
import type { NamedPolicy } from './evaluate';
import { list } from './role-policies';

/** One action on one resource, as a policy allows it, on whatever condition. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
}

const ANYTHING = '*';

/** Each action with each resource that a policy names: what is not named, as by `NotAction`, is `*`. */
export const grantsIn = (policy: NamedPolicy): Grant[] =>
  allowances(policy).flatMap((statement) =>
    elements(statement['Action']).flatMap((action) =>
      elements(statement['Resource']).map((resource) => ({ action, resource })),
    ),
  );

/** Everybody whom the policy of a resource names where it allows something. */
export const principalsIn = (policy: NamedPolicy): string[] =>
  allowances(policy).flatMap(({ Principal: principal }) =>
    isObject(principal) ? Object.values(principal).flatMap((one) => list(one).map(String)) : [ANYTHING],
  );

const elements = (element: Json | undefined): string[] =>
  element === undefined ? [ANYTHING] : list(element).map(String);

/** Of what is no policy nothing is known, so it may allow anything. */
const allowances = ({ document }: NamedPolicy): JsonObject[] =>
  (isObject(document) ? list(document['Statement']) : [ANYTHING])
    .map((statement) => (isObject(statement) ? statement : {}))
    .filter(({ Effect }) => Effect !== 'Deny');
