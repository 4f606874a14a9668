import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
  type _Record,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Shard, StreamReader } from './event-source';

/** GetRecords gives no more. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html */
const MAX_RECORDS = 1_000;

/** Reads a stream of DynamoDB through its API, each shard by one reader. */
export class DynamoDbStream implements StreamReader {
  /** Where a shard's iterator stands: repeated reads of what comes next need no new one. */
  private readonly iterators = new Map<string, { readonly after: string | undefined; readonly next: string }>();

  constructor(
    private readonly client: Pick<DynamoDBStreamsClient, 'send'>,
    private readonly streamArn: string,
  ) {}

  async shards(): Promise<Shard[]> {
    const found: Shard[] = [];
    for (let from: string | undefined; ;) {
      const { StreamDescription: stream } = await this.client.send(
        new DescribeStreamCommand({ StreamArn: this.streamArn, ExclusiveStartShardId: from }),
      );
      for (const { ShardId: id = '', ParentShardId: parent } of stream?.Shards ?? [])
        found.push({ id, ...(parent !== undefined && { parent }) });
      from = stream?.LastEvaluatedShardId;
      if (!from) return found;
    }
  }

  async read(shardId: string, after: string | undefined, limit: number) {
    const known = this.iterators.get(shardId);
    const ShardIterator = known && known.after === after ? known.next : await this.iterator(shardId, after);
    const { Records = [], NextShardIterator } = await this.client.send(
      new GetRecordsCommand({ ShardIterator, Limit: Math.min(limit, MAX_RECORDS) }),
    );
    const last = Records.at(-1)?.dynamodb?.SequenceNumber ?? after;
    if (NextShardIterator) this.iterators.set(shardId, { after: last, next: NextShardIterator });
    else this.iterators.delete(shardId);
    return { records: Records.map((record) => asDelivered(record, this.streamArn)), closed: !NextShardIterator };
  }

  private async iterator(shardId: string, after: string | undefined): Promise<string | undefined> {
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({
        StreamArn: this.streamArn,
        ShardId: shardId,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    );
    return ShardIterator;
  }
}

/**
 * A record as Lambda hands it to a function: JSON, with the time in seconds and bytes in base64, and the stream it comes from.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#events-sample-dynamodb
 */
export function asDelivered({ userIdentity, ...record }: _Record, eventSourceARN: string): DynamoDBRecord {
  const { PrincipalId: principalId, Type: type } = userIdentity ?? {};
  return {
    ...(asJson(record) as DynamoDBRecord),
    ...(userIdentity && { userIdentity: { principalId, type } }),
    eventSourceARN,
  };
}

function asJson(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1_000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asJson(part)]));
}
