/** API Gateway in front of an API of orders, as far as its alarms need it: how much its stage takes, how long it waits, what it publishes. */
import { performance } from 'node:perf_hooks';
import { withTimeout } from '../../lib/async/with-timeout';
import type { OrderOperation } from '../../lib/orders/routes';
import { API_NAMES } from '../../lib/stacks/names';
import { snapshotTemplate } from '../support/snapshot-template';
import { Watch, type AlarmsOf } from './watch';

export interface OrderRequest {
  readonly path: { readonly customerId: string; readonly orderId: string };
  readonly body?: object;
}

/** @returns the status of the answer */
export type Ask = (operation: OrderOperation, request: OrderRequest) => Promise<number>;

export const API_ALARMS = {
  dynamodb: { profile: 'production', stack: 'DynamoDb', construct: 'ApiAlarms', reads: 'a log' },
  atlas: { profile: 'production', stack: 'AtlasApi', construct: 'ApiAlarms', reads: 'a log' },
} as const satisfies Record<keyof typeof API_NAMES, AlarmsOf>;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const INTEGRATION_TIMEOUT_MS = 29_000;
const TOO_MANY = 429;
/** What the template answers where an integration has not. */
const NO_ANSWER = 503;

/**
 * @param serve what the integration answers; it throws where API Gateway would get no answer
 * @param timersFaster how many times as fast time passes behind it
 */
export function measuredGateway(
  side: keyof typeof API_NAMES,
  serve: Ask,
  timersFaster = 1,
): { ask: Ask; watch: Watch } {
  const watch = new Watch(API_ALARMS[side]);
  const takes = stageLimit(API_ALARMS[side]);
  const publish = (name: string, value: number): void =>
    watch.measure('AWS/ApiGateway', name, { ApiName: API_NAMES[side] }, value);
  const answer: Ask = async (...request) => {
    if (!takes()) return TOO_MANY;
    const late = (): Error => new Error('the integration has timed out');
    return withTimeout(INTEGRATION_TIMEOUT_MS / timersFaster, serve(...request), late).catch(() => NO_ANSWER);
  };
  const ask: Ask = async (...request) => {
    const begun = performance.now();
    const status = await answer(...request);
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
    publish('Count', 1);
    publish('4XXError', Number(status >= 400 && status < 500));
    publish('5XXError', Number(status >= 500));
    publish('Latency', (performance.now() - begun) * timersFaster);
    watch.log({ status: String(status) });
    return status;
  };
  return { ask, watch };
}

/**
 * Whether the stage takes one more request: a bucket of tokens, as large as the burst, that fills at the rate.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
function stageLimit({ profile, stack }: AlarmsOf): () => boolean {
  const [{ Properties }] = Object.values(snapshotTemplate(profile, stack, 'AWS::ApiGateway::Stage').Resources) as [any];
  const [{ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }] = Properties.MethodSettings;
  let [tokens, at] = [burst as number, performance.now()];
  return () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - at) / 1_000) * rate);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
