/** What is of HTTP alone: what an API must refuse before it reaches any store. */
import { OrderError } from '../../errors';
import type { NewOrder, OrderStatus } from '../../order';
import type { OrderStore } from '../../order-store';
import { same } from '../assertions';
import type { ContractCase, Scope } from '../case';
import type { Send } from '../send';

/** Two ways into an API: with a signature, and without. */
export interface Senders {
  readonly signed: Send;
  readonly unsigned: Send;
}

/** @param senders reach the API that the store is made of */
export const refusals = ({ signed, unsigned }: Senders): readonly ContractCase[] => [
  malformedBody('amount', 'amount', { amount: '12.50' }),
  malformedBody('time', 'placedAt', { placedAt: 'yesterday' }),
  malformedBody('field', 'status', { status: 'PAID' }),
  // Half a surrogate pair has no UTF-8 form, which a validator cannot tell.
  malformedBody('note', 'note', { note: '\ud800' }),
  malformed('id', ['customerId'], false, (store) => store.get({ customerId: 'a b', orderId: 'o1' })),
  malformed('limit', ['limit'], false, (store, scope) => store.listByCustomer(scope.customer(), { limit: 0 })),
  malformed('status', ['status'], false, (store) => store.listByStatus('LOST' as OrderStatus, { limit: 1 })),
  {
    title: 'A body that is not JSON is refused, and the answer names body',
    writes: true,
    async run(_, scope) {
      const { status, body } = await signed('PUT', `/customers/${scope.customer()}/orders/o1`, '{"amount":');
      const { code, field } = (body ?? {}) as { code?: unknown; field?: unknown };
      same('the answer', { status, code, field }, { status: 400, code: 'INVALID', field: 'body' });
    },
  },
  {
    title: 'A request without a signature is refused',
    writes: false,
    run: async () => same('the status', (await unsigned('GET', '/orders?status=PLACED&limit=1')).status, 403),
  },
];

/** @param fields those that the answer may name */
const malformed = (
  what: string,
  fields: readonly string[],
  writes: boolean,
  attempt: (store: OrderStore, scope: Scope) => Promise<unknown>,
): ContractCase => ({
  title: `A malformed ${what} is refused, and the answer names ${fields.join(' or ')}`,
  writes,
  async run(store, scope) {
    const refusal = await attempt(store, scope).then(
      () => 'none',
      (error: unknown) => {
        if (error instanceof OrderError) return { code: error.code, field: error.details.field };
        throw error;
      },
    );
    const allowed = fields.map((field) => ({ code: 'INVALID', field }));
    same(
      'the refusal',
      refusal,
      allowed.find(({ field }) => typeof refusal === 'object' && refusal.field === field) ?? allowed[0],
    );
  },
});

/**
 * Both answers are documented in `docs/openapi.yaml`: a function names the field, while API Gateway's validator refuses the body as a whole.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
const malformedBody = (what: string, field: string, wrong: object): ContractCase =>
  malformed(what, [field, 'body'], true, (store, scope) => store.put(orderWith(wrong, scope)));

const orderWith = (wrong: object, scope: Scope): NewOrder => ({ ...scope.order(scope.customer(), 'o1'), ...wrong });
