import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { clientOptions, inTime } from '../../services/aws-account';
import { isHeldByStack, isNotFound, type Finder, type SurveyedRegion } from './finder';
import { sinceTime, type Leftover } from './leftover';

export const TABLE_TYPE = 'AWS::DynamoDB::GlobalTable';

/** Tables of the app's names, replicas too: a replica is a table of its own region. */
export const tableFinder: Finder = {
  what: 'DynamoDB tables',
  call: 'dynamodb:DescribeTable',
  async find(place) {
    const client = new DynamoDBClient(clientOptions(place.region, place.account.access));
    const names = place.templateNames.texts(TABLE_TYPE, 'TableName');
    const found = await Promise.all(names.map((name) => table(client, name)));
    return found.flatMap((one) => (one && !isOfAStack(place, one) ? [tableLeft(one, place.region)] : []));
  },
};

async function table(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }), inTime())).Table;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** A stack has its table in one region, and with it the replicas. */
function isOfAStack(place: SurveyedRegion, { TableName = '', Replicas = [] }: TableDescription): boolean {
  const regions = [place.region, ...Replicas.map(({ RegionName = '' }) => RegionName)];
  return regions.some((region) => isHeldByStack(place, TableName, region));
}

function tableLeft(found: TableDescription, region: string): Leftover {
  const { TableName = '', TableArn = '', TableStatus, ItemCount = 0, CreationDateTime } = found;
  const isProvisioned = (found.BillingModeSummary?.BillingMode ?? 'PROVISIONED') === 'PROVISIONED';
  const options = `--table-name ${TableName} --region ${region}`;
  return {
    kind: 'DynamoDB table',
    id: TableArn,
    place: region,
    fate: 'stays',
    ...sinceTime(CreationDateTime),
    about: `${TableStatus}, ${ItemCount} items as of the last count, which DynamoDB makes every six hours`,
    costs: `${isProvisioned ? 'by the hour: its provisioned capacity; ' : ''}by use: storage, and point-in-time recovery by its size`,
    remove: [
      ...(found.DeletionProtectionEnabled
        ? [`aws dynamodb update-table --no-deletion-protection-enabled ${options}`]
        : []),
      `aws dynamodb delete-table ${options}`,
    ],
  };
}
