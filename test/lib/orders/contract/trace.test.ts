/**
 * All that each case asks, as it was agreed: what a case asks of a store is what it can find out, and data that has become simpler finds
 * less. Whoever changes a case sees here what of it changes.
 */
import {
  CONTRACT,
  foreignItems,
  httpOrderStore,
  refusals,
  runContract,
  type ContractCase,
} from '../../../../lib/orders/contract';
import type { Send } from '../../../../lib/orders/contract/send';
import type { OrderStore } from '../../../../lib/orders/order-store';
import { foreignInMemory } from '../../../support/foreign';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { byPath, sender } from '../../../support/order-contract';

const LONGEST = 60;
const line = (what: string, given: unknown[]): string =>
  `${what} ${JSON.stringify(given, (_, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length})` : value,
  )}`;

/** The same object, whose methods write down what they are asked. */
const traced = <T extends object>(of: T, asked: string[]): T =>
  new Proxy(of, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        asked.push(line(String(name), given));
        return value.apply(target, given);
      };
    },
  });

async function traceOf(each: ContractCase, store: OrderStore, asked: string[]): Promise<string> {
  const [result] = await runContract(store, { prefix: 'test', patienceMs: 0, cases: [each] });
  return [`${result?.outcome}, ${result?.operations} operations`, ...asked].join('\n');
}

describe('asks a store', () => {
  const memory = new InMemoryOrderStore();
  const asked: string[] = [];
  const store = traced<OrderStore>(memory, asked);
  beforeEach(() => void (asked.length = 0));

  it.each([...CONTRACT, ...foreignItems(traced(foreignInMemory(memory.orders), asked))])('$title', async (each) => {
    expect(await traceOf(each, store, asked)).toMatchSnapshot();
  });
});

describe('asks an API', () => {
  const asked: string[] = [];
  const signed = byPath(sender(new InMemoryOrderStore()));
  const sends =
    (who: string, send: Send): Send =>
    (...given) => {
      asked.push(line(who, given));
      return send(...given);
    };
  const senders = {
    signed: sends('signed', signed),
    unsigned: sends('unsigned', async () => ({ status: 403, body: {} })),
  };
  beforeEach(() => void (asked.length = 0));

  it.each(refusals(senders))('$title', async (each) => {
    expect(await traceOf(each, httpOrderStore(senders.signed), asked)).toMatchSnapshot();
  });
});
