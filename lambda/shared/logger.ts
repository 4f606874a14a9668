import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import type { Context } from 'aws-lambda';
import { createHash } from 'node:crypto';

/** Attributes of a log line that may tell who somebody is, as all functions name them. */
const PERSONAL: ReadonlySet<string> = new Set(['customerId', 'orderId']);
/** Enough to tell customers apart in one search. */
const PSEUDONYM_LENGTH = 12;

/** What every function logs with: one line a message, in JSON, of which {@link Discreet} says what is left out. */
export const functionLogger = (serviceName: string): Logger =>
  new Logger({ serviceName, logFormatter: new Discreet() });

/** What was thrown, for an attribute `error`; of what is no error, its type. */
export const errorOf = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : Object.assign(new Error(), { name: typeof thrown });

/**
 * Wraps a handler: each line that it logs tells its request and whether that was a cold start, and what it throws is logged by its kind.
 *
 * @throws what the handler throws
 */
export function logged<Event, Result>(
  logger: Pick<Logger, 'addContext' | 'error'>,
  handle: (event: Event, context: Context) => Promise<Result>,
): (event: Event, context: Context) => Promise<Result> {
  return async (event, context) => {
    logger.addContext(context);
    try {
      return await handle(event, context);
    } catch (error) {
      logger.error('failed', { error: errorOf(error) });
      throw error;
    }
  };
}

/**
 * The same customer or order is the same pseudonym in every line, so lines can be joined without telling whose they are; who knows an id
 * can find its lines (`sha256sum`). Of an error, name, code, place and AWS's request id stay: its text may quote what was written.
 */
class Discreet extends LogFormatter {
  override formatAttributes(base: UnformattedAttributes, more: LogAttributes): LogItem {
    const { lambdaContext: context } = base;
    const attributes = {
      level: base.logLevel,
      message: base.message,
      timestamp: this.formatTimestamp(base.timestamp),
      service: base.serviceName,
      cold_start: context?.coldStart,
      function_name: context?.functionName,
      function_request_id: context?.awsRequestId,
      xray_trace_id: base.xRayTraceId,
    };
    const shown = Object.entries(more).map(([name, value]) => [name, PERSONAL.has(name) ? pseudonym(value) : value]);
    return new LogItem({ attributes }).addAttributes(Object.fromEntries(shown) as LogAttributes);
  }

  override formatError(error: Error): LogAttributes {
    const {
      name,
      stack = '',
      cause,
      code,
      $metadata,
    } = error as Error & {
      code?: unknown;
      $metadata?: { requestId?: string; httpStatusCode?: number };
    };
    return {
      name,
      code: typeof code === 'object' ? undefined : code,
      awsRequestId: $metadata?.requestId,
      httpStatus: $metadata?.httpStatusCode,
      stack: stack.split('\n').filter((line) => /^ {4}at /.test(line)),
      cause: cause instanceof Error ? this.formatError(cause) : undefined,
    };
  }
}

const pseudonym = (value: unknown): string | undefined =>
  typeof value === 'string' ? createHash('sha256').update(value).digest('hex').slice(0, PSEUDONYM_LENGTH) : undefined;
