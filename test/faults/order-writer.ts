import { DeleteItemCommand, PutItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MAX_AMOUNT, ORDER_STATUSES } from '../../lib/orders/order';
import { SPOIL } from '../lambda/order-stream/support/history';
import { anOrder, itemOf } from '../lambda/order-stream/support/records';
import type { Random } from './random';
import { ORDERS } from './tables';

/** On every item that is no order: which write it was. The function knows nothing of it. */
export const POISON_MARK = 'poisonMark';

type Item = Record<string, AttributeValue>;
interface Customer {
  name: string;
  writes: number;
}

const CUSTOMERS = 6;
const ORDERS_OF_CUSTOMER = 6;
/** Then another customer takes the place, and all but one of the orders are deleted: the table stays small. */
const WRITES_OF_CUSTOMER = 60;
const POISON = 0.02;

/** Puts, changes and deletes orders, a few of them no orders, one after the other; the same for the same seed. */
export class OrderWriter {
  private readonly live: Customer[];
  private next = CUSTOMERS;
  private count = 0;
  /** Marks of all poison that was written: the function is to park each. */
  readonly poison = new Set<string>();

  /** @param name tells its customers from those of others */
  constructor(
    private readonly db: DynamoDBClient,
    private readonly name: string,
    private readonly random: Random,
  ) {
    this.live = Array.from({ length: CUSTOMERS }, (_, n) => ({ name: this.named(n), writes: 0 }));
  }

  get operations(): number {
    return this.count;
  }

  async write(): Promise<void> {
    const customer = this.random.of(this.live as [Customer, ...Customer[]]);
    const orderId = `o${this.random.below(ORDERS_OF_CUSTOMER)}`;
    customer.writes += 1;
    if (customer.writes > WRITES_OF_CUSTOMER) return this.retire(customer);
    if (this.random.chance(POISON)) return this.putPoison(customer.name, orderId);
    if (this.random.chance(0.25)) return this.delete(customer.name, orderId);
    await this.put(this.order(customer.name, orderId));
  }

  private async retire(customer: Customer): Promise<void> {
    for (let n = 1; n < ORDERS_OF_CUSTOMER; n += 1) await this.delete(customer.name, `o${n}`);
    customer.name = this.named(this.next++);
    customer.writes = 0;
  }

  private order(customerId: string, orderId: string): Item {
    const amount = this.random.below(this.random.chance(0.5) ? 4 : MAX_AMOUNT + 1);
    return itemOf(anOrder({ customerId, orderId, amount, status: this.random.of(ORDER_STATUSES) })) as Item;
  }

  /** An item that the function must park: of no valid content, or with a key that is no customer's. */
  private async putPoison(customerId: string, orderId: string): Promise<void> {
    const mark = `${this.name}-${this.poison.size}`;
    const spoil = SPOIL[this.random.below(SPOIL.length + 1)];
    const order = this.order(customerId, orderId);
    const item = spoil ? (spoil(order as never) as Item) : { ...order, pk: { S: `PRODUCT#${customerId}` } };
    await this.put({ ...item, [POISON_MARK]: { S: mark } });
    this.poison.add(mark);
  }

  private async put(Item: Item): Promise<void> {
    await this.db.send(new PutItemCommand({ TableName: ORDERS, Item }));
    this.count += 1;
  }

  private async delete(customerId: string, orderId: string): Promise<void> {
    const { pk, sk } = itemOf(anOrder({ customerId, orderId })) as { pk: AttributeValue; sk: AttributeValue };
    await this.db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk, sk } }));
    this.count += 1;
  }

  private named(n: number): string {
    return `${this.name}-c${n}`;
  }
}
