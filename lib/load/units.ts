/** What DynamoDB says that it counted, by kind of operation: for the table and for each index. */
import type { DynamoDBClient, ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { writeUnits } from '../costs/metering/dynamodb-units';
import { BY_CUSTOMER_INDEX } from '../orders/dynamodb/keys';
import type { OrderOperation } from '../orders/routes';
import type { ConsumedUnits } from './results';

interface Answer {
  readonly output: { ConsumedCapacity?: ConsumedCapacity; $metadata?: { attempts?: number } };
}

interface Sum {
  answers: number;
  table: number;
  estimated: number;
  readonly indexes: Record<string, number>;
}

const KINDS: Readonly<Record<string, OrderOperation>> = {
  GetItemCommand: 'get',
  PutItemCommand: 'put',
  UpdateItemCommand: 'changeStatus',
  DeleteItemCommand: 'delete',
};

/**
 * Asks for units with each request of a client, and adds them up while it is on: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html
 */
export class UnitsMeter {
  isOn = false;
  /** Attempts beyond the first. */
  retries = 0;
  private readonly sums = new Map<OrderOperation, Sum>();

  constructor(client: DynamoDBClient) {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (request) => {
          const input = request.input as { IndexName?: string };
          const asked = {
            ...request,
            input: { ...request.input, ReturnConsumedCapacity: 'INDEXES' },
          } as typeof request;
          const answer = await next(asked);
          const listing = input.IndexName === BY_CUSTOMER_INDEX ? 'listByCustomer' : 'listByStatus';
          if (this.isOn) this.add(KINDS[commandName] ?? listing, (answer as unknown as Answer).output);
          return answer;
        },
      { name: 'unitsMeter', step: 'initialize' },
    );
  }

  /** A condition that did not hold: the write is billed all the same, and its answer does not say so. @param bytes of what was there */
  refused(kind: OrderOperation, bytes: number): void {
    if (this.isOn) this.of(kind).estimated += writeUnits(bytes);
  }

  get byKind(): Partial<Record<OrderOperation, ConsumedUnits>> {
    return Object.fromEntries(this.sums);
  }

  private add(kind: OrderOperation, { ConsumedCapacity: consumed, $metadata }: Answer['output']): void {
    this.retries += ($metadata?.attempts ?? 1) - 1;
    if (!consumed) return;
    const sum = this.of(kind);
    sum.answers += 1;
    sum.table += consumed.Table?.CapacityUnits ?? 0;
    for (const indexes of [consumed.GlobalSecondaryIndexes, consumed.LocalSecondaryIndexes])
      for (const [name, { CapacityUnits = 0 }] of Object.entries(indexes ?? {}))
        sum.indexes[name] = (sum.indexes[name] ?? 0) + CapacityUnits;
  }

  private of(kind: OrderOperation): Sum {
    const sum = this.sums.get(kind) ?? { answers: 0, table: 0, estimated: 0, indexes: {} };
    this.sums.set(kind, sum);
    return sum;
  }
}
