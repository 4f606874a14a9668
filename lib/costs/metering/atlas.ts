/** What Atlas counts, where it is more than a quantity times a price. */
import type { PriceName } from '../prices/items';

const FLEX_BANDS = [
  [100, 'atlas.flex'],
  [200, 'atlas.flex-200'],
  [300, 'atlas.flex-300'],
  [400, 'atlas.flex-400'],
] as const;

/**
 * What an hour of a Flex cluster is paid at: the whole hour by the band that its operations a second reach. A band takes its upper end.
 * https://www.mongodb.com/docs/atlas/billing/atlas-flex-costs/
 */
export const flexPrice = (operationsPerSecond: number): PriceName =>
  FLEX_BANDS.find(([upTo]) => operationsPerSecond <= upTo)?.[1] ?? 'atlas.flex-500';

/** Traffic of one hour through a private endpoint. */
export interface EndpointTraffic {
  readonly newTlsPerSecond: number;
  readonly openTls: number;
  readonly gb: number;
}

/** https://www.mongodb.com/docs/atlas/billing/additional-services/ */
export const endpointCapacityUnits = ({ newTlsPerSecond, openTls, gb }: EndpointTraffic): number =>
  Math.max(newTlsPerSecond / 50, openTls / 3_000, gb);
