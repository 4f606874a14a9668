import { propertiesOf } from '../../lib/tryout/properties-of';
import { snapshotTemplate } from '../support/snapshot-template';

/**
 * An event source mapping of a DynamoDB stream, with the defaults of
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
export interface EventSourceSettings {
  /** Records of a batch, at most. */
  readonly batchSize: number;
  /** How long records are gathered for a batch, in seconds. */
  readonly windowSeconds: number;
  readonly bisectOnError: boolean;
  /** How often a batch is delivered again, beside splits; infinite for -1. */
  readonly maxRetries: number;
  /** Records that are older are discarded; the stream's retention for -1. */
  readonly maxRecordAgeSeconds: number;
  readonly reportsItemFailures: boolean;
  /** Patterns as JSON; a record that none of them matches is not delivered. Without any, all are. */
  readonly filters: readonly string[];
  /** How long the function may take, in seconds. */
  readonly functionTimeoutSeconds: number;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
const RETENTION_SECONDS = 24 * 60 * 60;

/** The trigger of the orders table as profile `trial` synthesizes it. @throws Error when the template has another number of them than one */
export function orderStreamSettings(): EventSourceSettings {
  const mapping = only(ofType('AWS::Lambda::EventSourceMapping'));
  const functions = ofType('AWS::Lambda::Function');
  const target = only(functions.filter(({ Environment }) => Environment?.Variables?.TOTALS_TABLE_NAME));
  if (mapping.StartingPosition !== 'TRIM_HORIZON') throw new Error('only a start at TRIM_HORIZON is known here');
  return {
    batchSize: mapping.BatchSize ?? 100,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds ?? 0,
    bisectOnError: mapping.BisectBatchOnFunctionError ?? false,
    maxRetries: unlimited(mapping.MaximumRetryAttempts, Infinity),
    maxRecordAgeSeconds: unlimited(mapping.MaximumRecordAgeInSeconds, RETENTION_SECONDS),
    reportsItemFailures: (mapping.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
    filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }: { Pattern: string }) => Pattern),
    functionTimeoutSeconds: target.Timeout,
  };
}

const ofType = (type: string): readonly any[] => propertiesOf(snapshotTemplate('trial', 'DynamoDb', type), type);

const unlimited = (value: number | undefined, otherwise: number): number =>
  value === undefined || value === -1 ? otherwise : value;

function only<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined || items.length > 1) throw new Error(`the template has ${items.length} of what must be one`);
  return first;
}
