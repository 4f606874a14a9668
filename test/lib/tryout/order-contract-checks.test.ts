import { orderApi } from '../../../lambda/orders/http';
import { ROUTES } from '../../../lambda/orders/routes';
import { Checks } from '../../../lib/tryout/checks';
import { checkOrderContract, type Answer, type Send } from '../../../lib/tryout/order-contract-checks';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';

const quietLog = { warn: () => undefined, error: () => undefined };
const unsigned: Send = async () => ({ status: 403, body: {} });

/** The contract over a store in memory, routed as API Gateway routes it; one request at a time, as the store's steps are not atomic. */
function api(): Send {
  const answer = orderApi(new InMemoryOrderStore(), quietLog);
  const send: Send = async (method, path, body) => {
    const url = new URL(path, 'http://api');
    const { resource, pathParameters } = route(url.pathname);
    const result = await answer({
      httpMethod: method,
      resource,
      pathParameters,
      queryStringParameters: Object.fromEntries(url.searchParams),
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId: 'test' },
    });
    return { status: result.statusCode, body: result.body ? (JSON.parse(result.body) as unknown) : '' };
  };
  let last: Promise<unknown> = Promise.resolve();
  return (...request) => {
    const answered = last.then(() => send(...request));
    last = answered;
    return answered;
  };
}

function route(path: string): { resource: string; pathParameters: Record<string, string> } {
  const resources = [...new Set(Object.values(ROUTES).map(({ resource }) => resource))];
  for (const resource of resources) {
    const match = new RegExp(`^${resource.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (match)
      return {
        resource,
        pathParameters: Object.fromEntries(
          Object.entries({ ...match.groups }).map(([k, v]) => [k, decodeURIComponent(v)]),
        ),
      };
  }
  throw new Error(`no route for ${path}`);
}

async function failures(send: Send, sendUnsigned = unsigned): Promise<string[]> {
  const checks = new Checks();
  await checkOrderContract(send, sendUnsigned, checks);
  return checks.list.filter(({ outcome }) => outcome === 'failed').map(({ title }) => title);
}

type Fault = (answer: Answer, method: string, path: string) => Answer | undefined;

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
      'Malformed input is refused and names limit (GET /customers/try-out/orders?limit=0)',
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

  it('fail for one that takes requests without a signature', async () => {
    expect(await failures(api(), async () => ({ status: 200, body: {} }))).toEqual([
      'A request without a signature is refused',
    ]);
  });
});
