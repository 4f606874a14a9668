/**
 * The order contract through a deployed API.
 */
import { httpOrderStore, runContract, type ContractCase } from '../../orders/contract';
import type { OrderId } from '../../orders/order';
import type { Observation } from '../../claims/observations/observations';
import type { DeployedApi } from './api';
import { WrittenOrders } from './written-orders';
import type { Send } from '../../orders/contract/send';

export interface ContractRun {
  readonly api: DeployedApi;
  readonly send: Send;
  readonly engine: string;
  /** Begins the ids of all customers that are written. */
  readonly prefix: string;
  readonly write: boolean;
  readonly signal: AbortSignal;
  readonly cases: readonly ContractCase[];
  readonly onCase?: (title: string) => void;
}

export interface ContractResult {
  readonly observations: readonly Observation[];
  /** Customers that have had an order. */
  readonly customers: readonly string[];
  /** Orders that could not be removed. */
  readonly left: readonly OrderId[];
}

const titleOf = (api: DeployedApi, title: string): string => `${api.title}: ${title}`;

/** Runs the cases; what they wrote is removed again, however they end. */
export async function contractOver(run: ContractRun): Promise<ContractResult> {
  const { api, prefix, write, signal, cases, onCase = () => undefined } = run;
  const written = new WrittenOrders(httpOrderStore(run.send));
  const results = await runContract(written.watched, { prefix, writes: write, signal, cases }, ({ title }) =>
    onCase(title),
  );
  const left = await written.sweep();
  return {
    observations: results.map(({ title, reason, ...rest }, index): Observation => {
      const forWrites = cases[index]?.writes && !write ? 'it writes orders: add --write' : reason;
      const { engine } = run;
      const told = forWrites === undefined ? {} : { reason: forWrites };
      return { title: titleOf(api, title), side: api.side, engine, claims: [], ...rest, ...told };
    }),
    customers: [...written.customers],
    left,
  };
}

/** The same cases, none of them run. */
export const contractNotRun = (
  api: DeployedApi,
  engine: string,
  reason: string,
  cases: readonly ContractCase[],
): Observation[] =>
  cases.map(({ title }) => ({
    title: titleOf(api, title),
    side: api.side,
    engine,
    claims: [],
    outcome: 'skipped',
    reason,
  }));

/** How to remove an order by hand, with the credentials in the environment. */
export const removalOf = ({ address, region }: DeployedApi, { customerId, orderId }: OrderId): string =>
  `curl -X DELETE --aws-sigv4 aws:amz:${region}:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" ` +
  `-H "x-amz-security-token: $AWS_SESSION_TOKEN" ${address()}/customers/${customerId}/orders/${orderId}`;
