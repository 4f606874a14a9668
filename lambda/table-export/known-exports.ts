import {
  DescribeContinuousBackupsCommand,
  DescribeExportCommand,
  paginateListExports,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Range } from './missing-ranges';

/** What exports of a table cover that are complete or on their way: what a failed one should have covered is missing. */
export async function coveredRanges(client: DynamoDBClient, tableArn: string): Promise<Range[]> {
  const ranges: Range[] = [];
  for await (const { ExportSummaries = [] } of paginateListExports({ client }, { TableArn: tableArn })) {
    for (const { ExportArn, ExportStatus } of ExportSummaries) {
      if (ExportStatus === 'FAILED') continue;
      const { ExportDescription } = await client.send(new DescribeExportCommand({ ExportArn }));
      const { ExportTime, IncrementalExportSpecification: range } = ExportDescription ?? {};
      const [from, to] = [range?.ExportFromTime ?? ExportTime, range?.ExportToTime ?? ExportTime];
      if (from && to) ranges.push({ from, to });
    }
  }
  return ranges;
}

/** @throws Error when the table has no point-in-time recovery, from which everything is exported */
export async function earliestRestorable(client: DynamoDBClient, tableArn: string): Promise<Date> {
  const { ContinuousBackupsDescription } = await client.send(
    new DescribeContinuousBackupsCommand({ TableName: tableArn }),
  );
  const earliest = ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.EarliestRestorableDateTime;
  if (!earliest) throw new Error(`${tableArn} has no point-in-time recovery, from which changes are exported`);
  return earliest;
}
