import type { DynamoDBRecord } from 'aws-lambda';
import { RECORDS_PER_BATCH } from '../../lambda/order-stream/environment';
import type { Outcome } from './delivery';
import { asDelivered } from './dynamodb-stream';
import { filterOf } from './filter';
import { aStream, error, failing, FUNCTION_ARN, ok, refused, run, WRITTEN_AT } from './scripted';
import { orderStreamSettings } from './settings';

const HOUR = 3_600;
const sequence = (n: number): string => aStream(n + 1)[n]?.dynamodb?.SequenceNumber ?? '';

describe('batches', () => {
  it('are delivered in order, each once where the function succeeds', async () => {
    const { deliveries } = await run({ records: aStream(5), settings: { batchSize: 2 } });
    expect(deliveries).toStrictEqual(['c0 c1', 'c2 c3', 'c4']);
  });

  it('are gathered until they are full where there is a window', async () => {
    const { deliveries } = await run({ records: aStream(5), settings: { batchSize: 4, windowSeconds: 1 }, trickle: 1 });
    expect(deliveries).toStrictEqual(['c0 c1 c2 c3', 'c4']);
  });

  it('are what one read gives where there is none', async () => {
    const { deliveries } = await run({ records: aStream(3), trickle: 1 });
    expect(deliveries).toStrictEqual(['c0', 'c1', 'c2']);
  });

  it('stay below the payload of an invocation', async () => {
    const large = aStream(3).map((record) => ({ ...record, large: 'x'.repeat(2.5 * 1024 * 1024) }));
    expect((await run({ records: large })).deliveries).toStrictEqual(['c0 c1', 'c2']);
  });

  it('leave out what the filter does not match, and go on behind it', async () => {
    const filters = ['{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"CUSTOMER#c1"}]}}}}'];
    const { deliveries } = await run({ records: aStream(12), settings: { filters } });
    expect(deliveries).toStrictEqual(['c1', 'c10 c11']);
  });

  it('of a shard wait for its parent’s end', async () => {
    const [a, b, c] = aStream(3);
    const { deliveries } = await run({
      shards: { child: { parent: 'first', records: [c!] }, first: { records: [a!, b!] } },
      settings: { batchSize: 1 },
      does: (_, nth) => (nth === 1 ? error : ok),
    });
    expect(deliveries).toStrictEqual(['c0', 'c1', 'c1', 'c2']);
  });

  it('of two shards do not wait for each other', async () => {
    const [a, b] = aStream(2);
    const { deliveries } = await run({
      shards: { one: { records: [a!] }, other: { records: [b!] } },
      does: (batch, nth) => (nth < 3 ? failing('c0')(batch) : ok),
    });
    expect(deliveries.indexOf('c1')).toBeLessThan(deliveries.lastIndexOf('c0'));
  });

  it('can be cut anew and delivered again, and none is left out', async () => {
    const sizes = [3, 1, 2, 2, 2, 2];
    const again = [0, 2, 0, 0, 0, 0];
    const disturbance = { cut: () => sizes.shift() ?? 10, rewind: () => again.shift() ?? 0 };
    const { deliveries } = await run({ records: aStream(6), disturbance });
    expect(deliveries).toStrictEqual(['c0 c1 c2', 'c3', 'c2 c3', 'c4 c5']);
  });
});

describe('reported items', () => {
  const bisectOnError = false;

  it('start the next delivery at the lowest of them, in whatever order they come', async () => {
    const does = (batch: readonly DynamoDBRecord[], nth: number): Outcome => {
      if (nth > 0) return ok;
      const { answer } = failing('c2', 'c4')(batch) as { answer: { batchItemFailures: unknown[] } };
      return { kind: 'answered', answer: { batchItemFailures: answer.batchItemFailures.reverse() } };
    };
    const { deliveries } = await run({ records: aStream(6), does, settings: { bisectOnError } });
    expect(deliveries).toStrictEqual(['c0 c1 c2 c3 c4 c5', 'c2 c3 c4 c5']);
  });

  it('use up retries', async () => {
    const { deliveries, discarded } = await run({
      records: aStream(3),
      settings: { maxRetries: 2, bisectOnError },
      does: failing('c1'),
    });
    expect(deliveries).toStrictEqual(['c0 c1 c2', 'c1 c2', 'c1 c2']);
    expect(discarded.map(({ DDBStreamBatchInfo }) => DDBStreamBatchInfo.batchSize)).toStrictEqual([2]);
  });

  it('are a cut where bisecting is on, which uses none up', async () => {
    const { deliveries } = await run({
      records: aStream(3),
      settings: { maxRetries: 1, bisectOnError: true },
      does: failing('c1'),
    });
    expect(deliveries).toStrictEqual(['c0 c1 c2', 'c1 c2', 'c1 c2']);
  });

  it.each([
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['no identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
    ['a wrong name for it', { batchItemFailures: [{ identifier: sequence(1) }] }],
    ['an identifier that is not in the batch', { batchItemFailures: [{ itemIdentifier: '1' }] }],
  ])('with %s are the failure of the whole batch', async (_, answer) => {
    const { deliveries } = await run({
      records: aStream(2),
      does: (_, nth) => (nth ? ok : { kind: 'answered', answer }),
    });
    expect(deliveries).toStrictEqual(['c0 c1', 'c0 c1']);
  });

  it.each([[null], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    'are none in %j',
    async (answer) => {
      const { deliveries } = await run({ records: aStream(2), does: () => ({ kind: 'answered', answer }) });
      expect(deliveries).toStrictEqual(['c0 c1']);
    },
  );

  it('count for nothing where the event source does not ask for them', async () => {
    const { deliveries } = await run({
      records: aStream(2),
      settings: { reportsItemFailures: false },
      does: failing('c1'),
    });
    expect(deliveries).toStrictEqual(['c0 c1']);
  });
});

describe('a function error', () => {
  const poison = (batch: readonly DynamoDBRecord[]) =>
    (failing('c2')(batch) as any).answer.batchItemFailures.length > 0;

  it('delivers the whole batch again', async () => {
    const { deliveries } = await run({ records: aStream(2), does: (_, nth) => (nth < 2 ? error : ok) });
    expect(deliveries).toStrictEqual(['c0 c1', 'c0 c1', 'c0 c1']);
  });

  it('is retried as often as the setting says, and the batch behind it comes through', async () => {
    const { deliveries, discarded } = await run({
      records: aStream(2),
      settings: { batchSize: 1, maxRetries: 3 },
      does: (_, nth) => (nth < 4 ? error : ok),
    });
    expect(deliveries).toStrictEqual(['c0', 'c0', 'c0', 'c0', 'c1']);
    expect(discarded).toHaveLength(1);
  });

  it('cuts the batch in halves until the record that causes it is alone', async () => {
    const { deliveries, discarded } = await run({
      records: aStream(5),
      settings: { bisectOnError: true, maxRetries: 1 },
      does: (batch) => (poison(batch) ? error : ok),
    });
    expect(deliveries).toStrictEqual(['c0 c1 c2 c3 c4', 'c0 c1 c2', 'c0 c1', 'c2', 'c2', 'c3 c4']);
    expect(
      discarded.map(({ DDBStreamBatchInfo: { startSequenceNumber, batchSize } }) => [startSequenceNumber, batchSize]),
    ).toStrictEqual([[sequence(2), 1]]);
  });

  it('of the first half is over before the second half is delivered', async () => {
    const { deliveries } = await run({
      records: aStream(4),
      settings: { bisectOnError: true },
      does: (_, nth) => (nth < 4 ? error : ok),
    });
    expect(deliveries).toStrictEqual(['c0 c1 c2 c3', 'c0 c1', 'c0', 'c0', 'c0', 'c1', 'c2 c3']);
  });

  it('is none where Lambda refuses to run the function: that uses up no retries', async () => {
    const { deliveries, discarded } = await run({
      records: aStream(1),
      settings: { maxRetries: 0 },
      does: (_, nth) => (nth < 5 ? refused : ok),
    });
    expect([deliveries.length, discarded]).toStrictEqual([6, []]);
  });
});

describe('the record age', () => {
  it('ends retries that know no other end', async () => {
    const { discarded, took } = await run({
      records: aStream(1),
      settings: { maxRecordAgeSeconds: HOUR },
      does: () => error,
    });
    expect(discarded.map(({ requestContext }) => requestContext.condition)).toStrictEqual(['RecordAgeExceeded']);
    expect(took).toBeGreaterThan(HOUR * 1_000);
  });

  it('ends refusals too', async () => {
    const { discarded } = await run({
      records: aStream(1),
      settings: { maxRecordAgeSeconds: HOUR },
      does: () => refused,
    });
    expect(discarded).toMatchObject([{ requestContext: { approximateInvokeCount: 0 } }]);
    expect(discarded[0]).not.toHaveProperty('responseContext');
  });

  it('takes the old records out of a batch and leaves the young ones', async () => {
    const [old, ...young] = aStream(3).map((record, n) => ({
      ...record,
      dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: WRITTEN_AT / 1_000 - (n === 0 ? HOUR : 0) },
    }));
    const { deliveries, discarded } = await run({ records: [old!, ...young], settings: { maxRecordAgeSeconds: 60 } });
    expect([deliveries, discarded.map(({ DDBStreamBatchInfo }) => DDBStreamBatchInfo.batchSize)]).toStrictEqual([
      ['c1 c2'],
      [1],
    ]);
  });
});

describe('the failure destination', () => {
  it('gets where the batch is, and how it failed', async () => {
    const { discarded } = await run({ records: aStream(3), settings: { maxRetries: 1 }, does: () => error });
    expect(discarded).toStrictEqual([
      {
        requestContext: {
          requestId: expect.any(String),
          functionArn: FUNCTION_ARN,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 2,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: '2026-01-31T10:00:00.100Z',
        DDBStreamBatchInfo: {
          shardId: 'shard',
          startSequenceNumber: sequence(0),
          endSequenceNumber: sequence(2),
          approximateArrivalOfFirstRecord: '2026-01-31T10:00:00Z',
          approximateArrivalOfLastRecord: '2026-01-31T10:00:00Z',
          batchSize: 3,
          streamArn: aStream(1)[0]?.eventSourceARN,
        },
      },
    ]);
  });

  it('is told of no function error where the function reported the records', async () => {
    const { discarded } = await run({ records: aStream(1), settings: { maxRetries: 0 }, does: failing('c0') });
    expect(discarded[0]?.responseContext).toStrictEqual({ statusCode: 200, executedVersion: '$LATEST' });
  });
});

describe('what it is run with', () => {
  it('is what the template says', () => {
    const settings = orderStreamSettings();
    expect(settings).toMatchObject({ batchSize: RECORDS_PER_BATCH, bisectOnError: true, reportsItemFailures: true });
    expect(settings.filters.length).toBeGreaterThan(0);
    const { windowSeconds, maxRetries, maxRecordAgeSeconds, functionTimeoutSeconds } = settings;
    for (const number of [windowSeconds, maxRecordAgeSeconds, functionTimeoutSeconds])
      expect(Number.isInteger(number)).toBe(true);
    expect(maxRetries).toBe(Infinity);
  });

  it.each([
    ['ORDER#1', true],
    ['PROFILE', false],
  ])('lets a record with the sort key %s through: %s', (sk, passes) => {
    expect(filterOf(orderStreamSettings().filters)({ dynamodb: { Keys: { sk: { S: sk } } } })).toBe(passes);
  });

  it('is no filter rule that it does not know', () => {
    expect(() => filterOf(['{"eventName":[{"anything-but":["REMOVE"]}]}'])).toThrow('filter rule not known here');
  });

  it('are records as Lambda hands them to a function', () => {
    const record = asDelivered(
      {
        eventID: '1',
        eventName: 'REMOVE',
        dynamodb: {
          ApproximateCreationDateTime: new Date(WRITTEN_AT),
          Keys: { pk: { S: 'a' }, bytes: { B: Buffer.from('b') } },
          SequenceNumber: '111',
        },
        userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
      },
      'arn:stream',
    );
    expect(record).toStrictEqual({
      eventID: '1',
      eventName: 'REMOVE',
      dynamodb: {
        ApproximateCreationDateTime: WRITTEN_AT / 1_000,
        Keys: { pk: { S: 'a' }, bytes: { B: 'Yg==' } },
        SequenceNumber: '111',
      },
      userIdentity: { principalId: 'dynamodb.amazonaws.com', type: 'Service' },
      eventSourceARN: 'arn:stream',
    });
  });
});
