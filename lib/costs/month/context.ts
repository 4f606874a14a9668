import { AWS_REGIONS } from '../../settings/regions';
import type { ResolvedAssembly } from '../../assembly/resolve';
import type { PriceName } from '../prices/items';
import type { RuleId } from '../metering/rules';
import type { Workload } from '../workload/schema';

/** What a bill means by a month and by a GB: the vendors' own pages disagree. */
export interface Parameters {
  readonly hours: number;
  /** Bytes of a GB on AWS's bill. */
  readonly awsGb: number;
  /** Bytes of a GB on Atlas's bill. */
  readonly atlasGb: number;
  /** Whether AWS's free tier, which an account has once, is taken off. */
  readonly freeTier: boolean;
}

/**
 * 730 hours are a twelfth of a year. AWS counts 1,024 MB to a GB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html); MongoDB does not say, so the smaller one that makes
 * the larger bill.
 */
export const PARAMETERS: Parameters = { hours: 730, awsGb: 2 ** 30, atlasGb: 10 ** 9, freeTier: false };

/** What both sides share is paid once. */
export const SIDES = ['dynamodb', 'atlas', 'shared'] as const;
export type Side = (typeof SIDES)[number];

/** A quantity of a month, before it has a price. */
export interface Usage {
  readonly side: Side;
  /** As `writes to orders`. */
  readonly what: string;
  readonly price: PriceName;
  /** As AWS writes it, or a cloud and its own name of a region. */
  readonly region: string;
  /** In the price's unit; undefined where neither workload nor template can tell. */
  readonly quantity: number | undefined;
  /** What of workload and template it comes from; where the quantity is undefined, why. */
  readonly from: string;
  readonly rule?: RuleId;
  /** How many periods of the price's bands a month has; 1 if left out. */
  readonly periods?: number;
}

/** What a bill reads of an app. */
export type MeteredApp = Pick<ResolvedAssembly, 'resources' | 'ofType'>;

export interface Metered {
  readonly app: MeteredApp;
  readonly workload: Workload;
  /** Region that requests come from and arrive in. */
  readonly home: string;
  readonly parameters: Parameters;
}

/** Measures resources of these types; what is free of them is left out. */
export interface Meter {
  readonly types: readonly string[];
  readonly measure: (metered: Metered) => readonly Usage[];
}

/** A stack in another region than home has it in its name. */
export const regionOf = (stack: string, home: string): string =>
  AWS_REGIONS.find((region) => stack.endsWith(`-${region}`)) ?? home;

/** Whose a resource is by its stack. Analytics are those of the table. */
export const sideOf = (stack: string): Side => {
  if (stack.startsWith('Atlas')) return 'atlas';
  return stack.startsWith('DynamoDb') || stack === 'Analytics' ? 'dynamodb' : 'shared';
};
