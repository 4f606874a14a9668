import { Checks } from '../../../lib/tryout/checks';
import { checkOrderContract, type NamedInBody } from '../../../lib/tryout/order-contract-checks';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';
import { byPath, sender } from '../../support/order-contract';
import type { ApiResponse, Send } from '../../../lib/orders/contract/send';

const unsigned: Send = async () => ({ status: 403, body: {} });

/** The contract over a store in memory. */
const api = (): Send => byPath(sender(new InMemoryOrderStore()));

async function failures(send: Send, sendUnsigned = unsigned, named?: NamedInBody): Promise<string[]> {
  const checks = new Checks();
  await checkOrderContract(send, sendUnsigned, checks, named);
  return checks.list.filter(({ outcome }) => outcome === 'failed').map(({ title }) => title);
}

type Fault = (answer: ApiResponse, method: string, path: string) => ApiResponse | undefined;

/** An API that answers as `fault` says, and rightly where that says nothing. */
function faulty(fault: Fault): Send {
  const right = api();
  return async (method, path, body) => {
    const answer = await right(method, path, body);
    return fault(answer, method, path) ?? answer;
  };
}

describe('the checks of the HTTP contract', () => {
  it('pass for an API that keeps it', async () => {
    expect(await failures(api())).toEqual([]);
  });

  it.each<[string, string, Fault]>([
    [
      'overwrites an order',
      'The same order again is refused',
      ({ status, body }) => (status === 409 ? { status: 201, body } : undefined),
    ],
    [
      'finds what is missing',
      'A missing order is not found',
      ({ status, body }) => (status === 404 ? { status: 200, body } : undefined),
    ],
    [
      'ignores the cursor',
      'The next page goes on where it ended, whatever was inserted meanwhile, and is the last',
      (_, __, path) => (path.includes('cursor') ? { status: 200, body: { orders: [] } } : undefined),
    ],
    [
      'lists nothing by status',
      'Orders are listed by status',
      (_, __, path) => (path.endsWith('?status=PAID') ? { status: 200, body: { orders: [] } } : undefined),
    ],
    [
      'does not name the field',
      'A malformed limit is refused, and the answer names limit (GET /customers/try-out/orders?limit=0)',
      ({ status }) => (status === 400 ? { status, body: { code: 'INVALID' } } : undefined),
    ],
    [
      'lets two callers win',
      'Of 5 callers with the same status change, one wins',
      ({ status, body }) => (status === 409 ? { status: 200, body } : undefined),
    ],
    [
      'keeps a deleted order',
      'A deleted order is gone',
      ({ status, body }, method) => (method === 'DELETE' && status === 404 ? { status: 204, body } : undefined),
    ],
  ])('fail for one that %s', async (_, title, wrong) => {
    expect(await failures(faulty(wrong))).toContain(title);
  });

  it('pass for an API that refuses a malformed body as a whole, where it is said to', async () => {
    const asAWhole = () =>
      faulty(({ status, body }, method) => {
        const { field } = (body ?? {}) as { field?: string };
        const ofBody = method === 'PUT' && ['amount', 'placedAt', 'status'].includes(field ?? '');
        return status === 400 && ofBody
          ? { status, body: { code: 'INVALID', message: 'x', field: 'body' } }
          : undefined;
      });
    expect(await failures(asAWhole(), unsigned, 'body')).toEqual([]);
    expect(await failures(asAWhole())).toEqual(
      ['amount', 'placedAt', 'status'].map((field) => expect.stringContaining(`names ${field} (PUT `)),
    );
  });

  it('fail for one that names a field where it is said to refuse the body as a whole', async () => {
    expect(await failures(api(), unsigned, 'body')).toHaveLength(3);
  });

  it('fail for one that takes requests without a signature', async () => {
    expect(await failures(api(), async () => ({ status: 200, body: {} }))).toEqual([
      'A request without a signature is refused',
    ]);
  });
});
