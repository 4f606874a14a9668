import {
  DynamoDBClient,
  ExportTableToPointInTimeCommand,
  type ExportTableToPointInTimeCommandInput,
} from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { BUCKET_NAME, BUCKET_OWNER, TABLE_ARN } from './environment';
import { exportTime, fullExport, incrementalExport, type ExportEvent } from './export-request';
import { coveredRanges, earliestRestorable } from './known-exports';
import { missingRanges } from './missing-ranges';
import { requiredVariable } from '../shared/environment';
import { functionLogger, logged } from '../shared/logger';
import { publisher } from '../shared/publisher';

const SERVICE = 'table-export';
const logger = functionLogger(SERVICE);
const publish = publisher(SERVICE);
const client = new DynamoDBClient(AWS_CLIENT);
const target = {
  tableArn: requiredVariable(TABLE_ARN),
  bucket: requiredVariable(BUCKET_NAME),
  bucketOwner: requiredVariable(BUCKET_OWNER),
};

/**
 * Starts what the event asks for and returns the exports' ARNs: one, or one for each range that is missing, or none where nothing is.
 * DynamoDB does the work, without reading from the table's capacity.
 */
export const handler = logged(logger, async (event: ExportEvent) => {
  const exportArns: (string | undefined)[] = [];
  for (const request of await requestsOf(event)) {
    const { ExportDescription } = await client.send(new ExportTableToPointInTimeCommand(request));
    const exportArn = ExportDescription?.ExportArn;
    exportArns.push(exportArn);
    logger.info('export started', { kind: event.kind, exportArn });
  }
  // One range is the day that is due; any more is what an earlier export has left out.
  await publish({ settled: exportArns.length, late: Math.max(0, exportArns.length - 1) });
  return { exportArns };
});

async function requestsOf(event: ExportEvent): Promise<ExportTableToPointInTimeCommandInput[]> {
  const to = exportTime(event);
  if (event.kind === 'FULL') return [fullExport(to, target)];
  const earliest = await earliestRestorable(client, target.tableArn);
  const covered = await coveredRanges(client, target.tableArn);
  return missingRanges(covered, earliest, to).map((range) => incrementalExport(range, target));
}
