import type { ExportTableToPointInTimeCommandInput } from '@aws-sdk/client-dynamodb';
import { EXPORT_PREFIX } from './environment';
import type { Range } from './missing-ranges';

/** What the schedule sends. */
export interface ExportEvent {
  readonly kind: 'FULL' | 'INCREMENTAL';
  /** When the schedule was due, ISO 8601: not when the function runs, so that a retry asks for the same export. */
  readonly scheduledTime: string;
}

export interface ExportTarget {
  readonly tableArn: string;
  readonly bucket: string;
  readonly bucketOwner: string;
}

const SECOND = 1_000;
/** Point-in-time recovery is about five minutes behind; an export must not ask for what is not there yet. */
const BEHIND = 30 * 60 * SECOND;

/**
 * The instant up to which an event asks for an export.
 * @throws Error when the event's time is none
 */
export function exportTime({ scheduledTime }: ExportEvent): Date {
  const due = Date.parse(scheduledTime);
  if (Number.isNaN(due)) throw new Error(`scheduledTime is "${scheduledTime}"; expected an ISO 8601 time`);
  return new Date(due - BEHIND);
}

/**
 * The whole table at a point in time.
 *
 * A request's token is made of its kind and times, so that DynamoDB takes a repeated one for the same export (for eight hours).
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
 */
export const fullExport = (at: Date, target: ExportTarget): ExportTableToPointInTimeCommandInput => ({
  ...common('FULL', at, target),
  ClientToken: `FULL-${at.getTime()}`,
  ExportType: 'FULL_EXPORT',
  ExportTime: at,
});

/** The changes of a range, 15 minutes to a day, with both images. */
export const incrementalExport = ({ from, to }: Range, target: ExportTarget): ExportTableToPointInTimeCommandInput => ({
  ...common('INCREMENTAL', to, target),
  // No longer than 36 characters.
  ClientToken: `INCR-${from.getTime()}-${to.getTime()}`,
  ExportType: 'INCREMENTAL_EXPORT',
  IncrementalExportSpecification: { ExportFromTime: from, ExportToTime: to, ExportViewType: 'NEW_AND_OLD_IMAGES' },
});

const common = (kind: ExportEvent['kind'], to: Date, target: ExportTarget) =>
  ({
    TableArn: target.tableArn,
    S3Bucket: target.bucket,
    S3BucketOwner: target.bucketOwner,
    S3Prefix: `${EXPORT_PREFIX}${kind.toLowerCase()}/${to.toISOString().slice(0, 10)}`,
    S3SseAlgorithm: 'AES256',
    ExportFormat: 'DYNAMODB_JSON',
  }) as const;
