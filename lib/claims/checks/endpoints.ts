/** What checks ask of the endpoints of a VPC. */
import { asText, type Json, type TemplateResource } from '../../assembly/assembly';
import { NETWORK_STACK } from '../../assembly/names';
import type { Asker } from '../../assembly/network/within';
import { grantsIn } from '../../assembly/policies/grants';
import type { Expectation } from '../evidence';
import type { Select, View } from '../view';
import { DESCRIBE_TABLE, READ_ITEMS, WRITE_ITEMS } from './dynamodb-actions';
import { both, expectation, inStack, is, named, ofType, ordersTable } from './dsl';
import { OTHER_ACCOUNT } from './keys';
import { textsOf, TLS } from './rights';
import { indexesOf } from './table-places';

export const vpc = ofType('AWS::EC2::VPC');
const endpoint = ofType('AWS::EC2::VPCEndpoint');
/** Not the one to S3 that results of a load take. */
export const gatewayEndpoint = both(endpoint, inStack(NETWORK_STACK), named('VpcEndpointType', 'Gateway'));
const interfaceOf = (service: string): Select =>
  both(endpoint, named('VpcEndpointType', 'Interface'), ({ properties }) =>
    asText(properties['ServiceName']).endsWith(`.${service}`),
  );
export const dynamoDbEndpoint = interfaceOf('dynamodb');
export const streamsEndpoint = interfaceOf('dynamodb-streams');
export const interfaceEndpoint: Select = (one) => dynamoDbEndpoint(one) || streamsEndpoint(one);

const ON_ITEMS = [...READ_ITEMS, ...WRITE_ITEMS, DESCRIBE_TABLE];
const ON_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** What is let through, by what it is on; of nobody of another account, and nothing else. */
const passes = (one: TemplateResource, view: View): Json => {
  const [table] = view.matching(ordersTable);
  if (!table) return null;
  const places: readonly (readonly [within: string, actions: readonly string[]])[] = streamsEndpoint(one)
    ? [['/stream/now', ON_STREAM]]
    : [
        ['', ON_ITEMS],
        ...indexesOf(table).map((index) => [`/index/${index}`, ['dynamodb:Query', 'dynamodb:Scan']] as const),
      ];
  const through = (who: { readonly account?: string }, isOpen: boolean) =>
    places.flatMap(([within, actions]) =>
      actions
        .filter((action) => {
          const asked = {
            who,
            action,
            resource: table,
            within,
            context: TLS,
            ...(isOpen && { otherKeys: 'any' as const }),
          };
          return view.access.passes(one, asked).decision !== (isOpen ? 'denied' : 'allowed');
        })
        .map((action) => `${action} on orders${within}`),
    );
  const { resource: policy } = view.access.policyOf(one);
  const arn = view.access.arnOf(table);
  const meant = places.flatMap(([, actions]) => actions);
  const isOfTable = (text: string): boolean =>
    text === arn || (/^\/(index|stream)\//.test(text.slice(arn.length)) && text.startsWith(arn));
  return {
    keptOut: through({}, false),
    ofOtherAccounts: through(OTHER_ACCOUNT, true),
    beside: policy
      ? textsOf(grantsIn(policy).filter(({ action, resource }) => !meant.includes(action) || !isOfTable(resource)))
      : ['everything'],
  };
};

export const letsThroughOrders = (
  of: string,
  select: Select,
  more: Pick<Expectation, 'atLeast' | 'onlyIn'> = {},
): Expectation =>
  expectation(
    of,
    'lets through what this account asks of the orders table, and nothing else',
    select,
    passes,
    is({ keptOut: [], ofOtherAccounts: [], beside: [] }),
    more,
  );

const serviceOf = (one: TemplateResource): string => (streamsEndpoint(one) ? 'dynamodb-streams' : 'dynamodb');

/** By asker, as text: whether it gets to the service through an endpoint. */
export const through = (
  view: View,
  one: TemplateResource,
  askers: readonly (readonly [name: string, asker: Asker])[],
): Json =>
  Object.fromEntries(
    askers.map(([name, asker]) => [name, view.network.throughEndpoint(asker, one, serviceOf(one)) as unknown as Json]),
  );

export const allReach =
  (decision: string) =>
  (found: Json | undefined): boolean => {
    const all = Object.values(found as Record<string, { readonly decision: string }>);
    return all.length > 0 && all.every((one) => one.decision === decision);
  };
