import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Image } from '../../../../../lib/orders/dynamodb/image';
import { aRecord, FIRST_SEQUENCE } from '../../../../lambda/order-stream/support/records';

/**
 * A model of an orders table and its stream, because a local engine's cannot be stopped between two calls: each write is a record, and a
 * query reads a page as it is at that moment.
 */
export class LiveOrders {
  readonly records: DynamoDBRecord[] = [];
  private readonly items = new Map<string, Image>();

  /** @param page items that a query answers at a time */
  constructor(private readonly page: number) {}

  put(item: Image): void {
    const before = this.items.get(keyOf(item));
    if (JSON.stringify(before) === JSON.stringify(item)) return;
    this.items.set(keyOf(item), item);
    this.record(before ? 'MODIFY' : 'INSERT', before, item);
  }

  remove(key: Image): void {
    const before = this.items.get(keyOf(key));
    if (!before) return;
    this.items.delete(keyOf(key));
    this.record('REMOVE', before, undefined);
  }

  /** What the table answers to the commands of a recount. */
  answer(command: object): object {
    if (command instanceof PutItemCommand) this.put(command.input.Item as Image);
    else if (command instanceof DeleteItemCommand) this.remove(command.input.Key as Image);
    else if (command instanceof QueryCommand) return this.query(command.input);
    else throw new Error(`not known to the model: ${command.constructor.name}`);
    return {};
  }

  private query({ ExpressionAttributeValues: values, ExclusiveStartKey: from, ConsistentRead }: QueryCommand['input']) {
    if (!ConsistentRead) throw new Error('a query that may read old data');
    const [pk, prefix] = [values?.[':customer']?.S, values?.[':order']?.S ?? ''];
    const rest = [...this.items.values()]
      .filter((item) => item['pk']?.S === pk && item['sk']?.S?.startsWith(prefix))
      .filter((item) => String(item['sk']?.S) > String(from?.['sk']?.S ?? ''))
      .sort((a, b) => (String(a['sk']?.S) < String(b['sk']?.S) ? -1 : 1));
    const Items = rest.slice(0, this.page);
    const { pk: lastPk, sk: lastSk } = Items.at(-1) ?? {};
    return { Items, ...(rest.length > this.page && { LastEvaluatedKey: { pk: lastPk, sk: lastSk } }) };
  }

  private record(eventName: 'INSERT' | 'MODIFY' | 'REMOVE', before: Image | undefined, after: Image | undefined): void {
    const { pk, sk } = after ?? before ?? {};
    const sequence = FIRST_SEQUENCE + BigInt(this.records.length);
    this.records.push(aRecord({ eventName, keys: { pk, sk } as never, sequence, before, after }));
  }
}

const keyOf = ({ pk, sk }: Image): string => JSON.stringify([pk, sk]);
