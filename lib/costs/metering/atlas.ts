/** What Atlas counts, where it is more than a quantity times a price. */
import type { Band } from '../prices/price-file';

/** An hour of a Flex cluster: the whole hour at the rate of the band that its operations a second reach. A band takes its upper end. */
export const flexHour = (operationsPerSecond: number, bands: readonly Band[]): number =>
  Number(bands.findLast(({ from }) => from === 0 || operationsPerSecond > from)?.usd);

/** Traffic of one hour through a private endpoint. */
export interface EndpointTraffic {
  readonly newTlsPerSecond: number;
  readonly openTls: number;
  readonly gb: number;
}

/** https://www.mongodb.com/docs/atlas/billing/additional-services/ */
export const endpointCapacityUnits = ({ newTlsPerSecond, openTls, gb }: EndpointTraffic): number =>
  Math.max(newTlsPerSecond / 50, openTls / 3_000, gb);
