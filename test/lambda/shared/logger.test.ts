import type { Context } from 'aws-lambda';
import { functionLogger, logged } from '../../../lambda/shared/logger';
import { linesOf } from '../../support/function-output';

const SECRET = 'ada@example.com';
const context = { awsRequestId: 'request-1', functionName: 'orders', memoryLimitInMB: '256' } as Context;

/** As the SDK throws it. */
const refused = Object.assign(new Error(`no ${SECRET}\n  for    at ${SECRET}`, { cause: new TypeError(SECRET) }), {
  name: 'ThrottlingException',
  code: 'ECONNRESET',
  $metadata: { requestId: 'aws-1', httpStatusCode: 400 },
  Item: { pk: { S: SECRET } },
});

describe('the log of a function', () => {
  it('tells service, request and cold start in every line', async () => {
    const logger = functionLogger('a-service');
    const lines = await linesOf(() => logged(logger, async () => logger.info('done'))({}, context));
    expect(lines).toMatchObject([
      { message: 'done', service: 'a-service', function_request_id: 'request-1', cold_start: expect.any(Boolean) },
    ]);
  });

  it('has the same pseudonym for the same customer, and never the customer', async () => {
    const logger = functionLogger('a-service');
    const lines = await linesOf(async () => {
      logger.warn('one', { customerId: SECRET, changes: 2 });
      logger.warn('other', { customerId: SECRET, orderId: SECRET });
      logger.warn('none', { customerId: undefined });
    });
    expect(JSON.stringify(lines)).not.toContain(SECRET);
    expect(lines[0]).toMatchObject({ customerId: expect.stringMatching(/^[0-9a-f]{12}$/), changes: 2 });
    expect([lines[1].customerId, lines[1].orderId]).toStrictEqual([lines[0].customerId, lines[0].customerId]);
    expect(lines[2]).not.toHaveProperty('customerId');
  });

  it('tells an error by name, code, place and AWS’s request id, and nothing that it quotes', async () => {
    const [line] = await linesOf(async () => functionLogger('a-service').error('failed', { error: refused }));
    expect(line.error).toMatchObject({
      name: 'ThrottlingException',
      code: 'ECONNRESET',
      awsRequestId: 'aws-1',
      httpStatus: 400,
      cause: { name: 'TypeError' },
    });
    expect(line.error.stack[0]).toContain(__filename);
    expect(JSON.stringify(line)).not.toContain(SECRET);
  });

  it('tells no code that is more than text or a number', async () => {
    const error = Object.assign(new Error('x'), { code: { of: SECRET } });
    const [line] = await linesOf(async () => functionLogger('a-service').error('failed', { error }));
    expect(JSON.stringify(line)).not.toContain(SECRET);
  });

  it.each([refused, SECRET])('has what the handler throws, which goes on', async (thrown) => {
    const handler = logged(functionLogger('a-service'), () => Promise.reject(thrown as Error));
    const lines = await linesOf(() => expect(handler({}, context)).rejects.toBe(thrown));
    expect(lines).toMatchObject([
      { level: 'ERROR', message: 'failed', error: { name: expect.any(String) }, function_request_id: 'request-1' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});
