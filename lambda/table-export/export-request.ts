import type { ExportTableToPointInTimeCommandInput } from '@aws-sdk/client-dynamodb';

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
/** Longest range of one incremental export, and the period of its schedule: each day's export begins where the last one ended. */
const DAY = 24 * 60 * 60 * SECOND;

/**
 * The export that an event asks for: the whole table at a point in time, or a day's changes with both images.
 *
 * Its token is made of kind and time, so that DynamoDB takes a repeated request for the same export (for eight hours).
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
 *
 * @throws Error when the time is not one
 */
export function exportRequest(event: ExportEvent, target: ExportTarget): ExportTableToPointInTimeCommandInput {
  const due = Date.parse(event.scheduledTime);
  if (Number.isNaN(due)) throw new Error(`scheduledTime is "${event.scheduledTime}"; expected an ISO 8601 time`);
  const to = new Date(due - BEHIND);
  const day = to.toISOString().slice(0, 10);
  const common = {
    TableArn: target.tableArn,
    S3Bucket: target.bucket,
    S3BucketOwner: target.bucketOwner,
    S3Prefix: `orders/${event.kind.toLowerCase()}/${day}`,
    S3SseAlgorithm: 'AES256',
    ExportFormat: 'DYNAMODB_JSON',
    ClientToken: `${event.kind}-${to.getTime()}`,
  } as const;
  if (event.kind === 'FULL') return { ...common, ExportType: 'FULL_EXPORT', ExportTime: to };
  return {
    ...common,
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: new Date(to.getTime() - DAY),
      ExportToTime: to,
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    },
  };
}
