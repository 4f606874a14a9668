import { deadLetterBody, parkRecord, refusedBody, type DeadLetter } from '../../../lambda/order-stream/dead-letters';
import { readRecord } from '../../../lambda/order-stream/change';
import { MAX_DEAD_LETTER_BYTES } from '../../../lambda/order-stream/environment';
import { queueSender } from '../../../lambda/order-stream/sqs';
import { FakeSqs } from './support/fake-sqs';
import { Faults, LostCall } from './support/faults';
import { anOrder, inserted, itemOf } from './support/records';

const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters';
const noted = (note: string) => inserted(itemOf(anOrder({ note })));
const read = (body: string) => JSON.parse(body) as DeadLetter;

describe('deadLetterBody', () => {
  it('holds the reason and the whole record', () => {
    const record = noted('ring twice');
    expect(read(deadLetterBody(record, 'not a valid order: status'))).toStrictEqual({
      reason: 'not a valid order: status',
      record,
    });
  });

  it('leaves the images of a record out that is too large, and says where they are', () => {
    const record = noted('n'.repeat(MAX_DEAD_LETTER_BYTES));
    const letter = read(deadLetterBody(record, 'not a valid order: note'));
    expect(letter.imagesLeftOut).toContain('eventSourceARN');
    const { NewImage: _, ...dynamodb } = record.dynamodb ?? {};
    expect(letter.record).toStrictEqual({ ...record, dynamodb });
  });

  it('measures bytes, not characters', () => {
    const body = deadLetterBody(noted('é'.repeat(MAX_DEAD_LETTER_BYTES * 0.75)), 'not a valid order: note');
    expect(read(body).imagesLeftOut).toBeDefined();
  });

  it('keeps the images of a record that just fits', () => {
    const empty = Buffer.byteLength(deadLetterBody(noted(''), 'r'));
    const fitted = noted('n'.repeat(MAX_DEAD_LETTER_BYTES - empty - '0000'.length));
    expect(read(deadLetterBody(fitted, 'r')).imagesLeftOut).toBeUndefined();
  });
});

describe('parkRecord', () => {
  const signal = new AbortController().signal;
  const refusal = (name: string) => Object.assign(new Error(), { name });

  it('parks where a record is, and why, when the queue takes no message as large as the whole', async () => {
    const bodies: string[] = [];
    const park = async (body: string): Promise<void> => {
      if (body.includes('NewImage')) throw refusal('InvalidParameterValue');
      bodies.push(body);
    };
    await parkRecord(park, noted('ring twice'), 'r', signal);
    expect(bodies.map(read)).toMatchObject([{ reason: 'r', record: { dynamodb: { Keys: {} } } }]);
  });

  it('tries nothing else when the queue may take it later', async () => {
    let calls = 0;
    const park = async (): Promise<void> => {
      calls += 1;
      throw refusal('ThrottlingException');
    };
    await expect(parkRecord(park, noted(''), 'r', signal)).rejects.toThrow();
    expect(calls).toBe(1);
  });
});

describe('refusedBody', () => {
  it('says which customer is to be counted anew, and which changes it was, with nothing of their orders', () => {
    const changes = [1, 2, 3].map((n) => readRecord(inserted(itemOf(anOrder({ note: 'secret' })), n)));
    const body = refusedBody('ada', 'stream', changes);
    expect(JSON.parse(body)).toMatchObject({
      customerId: 'ada',
      refused: 'stream',
      stream: changes[0]?.stream,
      sequences: [changes[0]?.sequence, changes[2]?.sequence],
    });
    expect(body).not.toContain('secret');
  });
});

describe('queueSender', () => {
  const never = new AbortController().signal;

  it('sends to the queue', async () => {
    const sqs = new FakeSqs();
    await queueSender(QUEUE, sqs.config)('{"a":1}', never);
    expect([sqs.bodies, [...sqs.queueUrls]]).toStrictEqual([['{"a":1}'], [QUEUE]]);
  });

  it('gets a record through whose note has characters that SQS refuses', async () => {
    const sqs = new FakeSqs();
    const record = noted('\u0000 \u001F \uFFFE \uFFFF \uD800 \u{1F600}');
    await queueSender(QUEUE, sqs.config)(deadLetterBody(record, 'r'), never);
    expect(sqs.letters).toStrictEqual([{ reason: 'r', record }]);
  });

  it('stops at the deadline', async () => {
    const sent = queueSender(QUEUE, new FakeSqs().config)('{}', AbortSignal.abort());
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails when the queue does', async () => {
    const sqs = new FakeSqs(new Faults(['before']));
    await expect(queueSender(QUEUE, sqs.config)('{}', never)).rejects.toThrow(LostCall);
  });
});
