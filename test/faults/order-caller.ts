import type { OrderOperation } from '../../lib/orders/routes';
import type { Ask } from './gateway';
import type { Random } from './random';

type Write = Extract<OrderOperation, 'put' | 'changeStatus' | 'delete'>;

/** What writes are called where they arrive: in DynamoDB's protocol and in MongoDB's. */
const ON_THE_WIRE: Readonly<Record<string, Write>> = {
  PutItem: 'put',
  UpdateItem: 'changeStatus',
  DeleteItem: 'delete',
  insert: 'put',
  findAndModify: 'changeStatus',
  delete: 'delete',
};

export interface Told {
  requests: number;
  /** Writes that arrived after the caller was told that they may not have happened. */
  readonly late: string[];
  /** Answers that no order and no fault explains. */
  readonly odd: string[];
}

/** What an API has answered, held against what arrives at its database and what lies there in the end. */
export class Ledger {
  private told: Told = { requests: 0, late: [], odd: [] };
  private readonly there = new Set<string>();
  private readonly gone = new Set<string>();
  private readonly givenUp = new Set<string>();

  /** @returns what there was to tell since this was asked before */
  take(): Told {
    const { told } = this;
    this.told = { requests: 0, late: [], odd: [] };
    return told;
  }

  /** @param command by its name on the wire @param text that names the order */
  arrived(command: string, text: string): void {
    const [write, order] = [ON_THE_WIRE[command], ORDER.exec(text)?.[0]];
    if (write && order !== undefined && this.givenUp.has(`${write} ${order}`)) this.told.late.push(`${write} ${order}`);
  }

  /** @returns whether the order is known to be there, and may be written again */
  async answered(write: Write, order: string, status: number): Promise<boolean> {
    this.told.requests += 1;
    if (status === 429) return write !== 'put';
    if (status >= 500) {
      this.there.delete(order);
      // What is in a socket already came before the answer: it is read first.
      await new Promise((resume) => setImmediate(resume));
      this.givenUp.add(`${write} ${order}`);
      if (status === 500) this.told.odd.push(`${status} to ${write} ${order}`);
      return false;
    }
    if (status !== DONE[write]) this.told.odd.push(`${status} to ${write} ${order}`);
    (write === 'delete' ? this.gone : this.there).add(order);
    if (write === 'delete') this.there.delete(order);
    return write !== 'delete';
  }

  /** @param stored the orders that are in the database, once all is calm @returns how many are missing, and how many came back */
  judge(stored: ReadonlySet<string>): { readonly losses: number; readonly doubles: number } {
    return {
      losses: [...this.there].filter((order) => !stored.has(order)).length,
      doubles: [...this.gone].filter((order) => stored.has(order)).length,
    };
  }
}

const DONE: Readonly<Record<Write, number>> = { put: 201, changeStatus: 200, delete: 204 };
const ORDER = /api-\w+-\d+-\d+/;
export const API_CUSTOMER = 'api';
const BODIES = {
  put: { amount: 1_250, placedAt: '2026-01-31T12:00:00.000Z' },
  changeStatus: { from: 'PLACED', to: 'PAID' },
} as const;

/** Calls an API, one request after the other: each order is put, most then paid, and some deleted. What may have happened is left alone. */
export class OrderCaller {
  private order: string | undefined;
  private next: Write = 'put';
  private count = 0;

  constructor(
    private readonly ask: Ask,
    private readonly ledger: Ledger,
    /** Letters and digits, a hyphen and digits. */
    private readonly name: string,
    private readonly random: Random,
  ) {}

  /** @returns the status of the answer */
  async call(): Promise<number> {
    const write = this.next;
    const order = (write === 'put' ? undefined : this.order) ?? `api-${this.name}-${(this.count += 1)}`;
    const path = { customerId: API_CUSTOMER, orderId: order };
    const status = await this.ask(write, { path, ...(write !== 'delete' && { body: BODIES[write] }) });
    const goesOn = await this.ledger.answered(write, order, status);
    this.order = order;
    const wasTaken = status !== 429;
    if (!goesOn) this.next = 'put';
    else if (wasTaken) this.next = write === 'put' ? 'changeStatus' : this.random.chance(0.5) ? 'delete' : 'put';
    return status;
  }
}
