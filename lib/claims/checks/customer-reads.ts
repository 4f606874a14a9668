import type { TemplateResource } from '../../assembly/assembly';
import { BY_CUSTOMER_INDEX, customerPartition } from '../../orders/dynamodb/keys';
import type { View } from '../view';
import { ordersTable } from './dsl';
import { TLS, type Context } from './rights';
import { nameOf, placesOf } from './table-places';

export const READS_OF_ONE = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];

/** What a session for the customer `ada` asks for who reads her orders, as it has to be asked. */
export const OF_ADA = {
  'aws:PrincipalTag/customerId': 'ada',
  'dynamodb:LeadingKeys': [customerPartition('ada')],
  'dynamodb:Attributes': ['pk', 'sk', 'status'],
  'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
} satisfies Context;

/**
 * The reads that are not denied to a role, of a request that differs from {@link OF_ADA} by some keys, whatever else it has.
 *
 * @param different `[]` for a key that it does not have
 */
export const readsNotDenied = (view: View, who: TemplateResource, different: NonNullable<Context>): string[] =>
  view.matching(ordersTable).flatMap((resource) =>
    [...placesOf(resource), ...placesOf(resource, `/index/${BY_CUSTOMER_INDEX}`)].flatMap((place) =>
      READS_OF_ONE.filter((action) => {
        const { region, within } = place;
        const context = { ...TLS, ...OF_ADA, ...different };
        const { decision } = view.access.may({ who, action, resource, region, within, context, otherKeys: 'any' });
        return decision !== 'denied';
      }).map((action) => `${action} on ${nameOf(place)}`),
    ),
  );
