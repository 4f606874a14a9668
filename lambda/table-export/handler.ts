import { DynamoDBClient, ExportTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { BUCKET_NAME, BUCKET_OWNER, TABLE_ARN } from './environment';
import { exportRequest, type ExportEvent } from './export-request';
import { requiredVariable } from '../shared/required-variable';

const client = new DynamoDBClient({});
const target = {
  tableArn: requiredVariable(TABLE_ARN),
  bucket: requiredVariable(BUCKET_NAME),
  bucketOwner: requiredVariable(BUCKET_OWNER),
};

/** Starts an export and returns its ARN; DynamoDB does the work, without reading from the table's capacity. */
export async function handler(event: ExportEvent): Promise<{ exportArn: string | undefined }> {
  const { ExportDescription } = await client.send(new ExportTableToPointInTimeCommand(exportRequest(event, target)));
  return { exportArn: ExportDescription?.ExportArn };
}
