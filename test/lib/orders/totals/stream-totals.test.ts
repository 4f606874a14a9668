import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Count, Totals } from '../../../../lib/orders/totals/advance';
import { StreamTotals } from '../../../../lib/orders/totals/stream-totals';
import { attributesOf, type Item } from '../../../../lib/orders/totals/totals-item';

const counted: Count = { count: 2, amount: 12, last: '0007', stream: 'arn:stream', rule: 'r1' };
const stored: Item = { ...attributesOf({ counted, refused: 'rule' }), revision: { N: '4' } };

/** What a client is sent, and what it answers: an item, then one answer or error a write. */
function scripted(item: Item | undefined, ...writes: (Error | undefined)[]) {
  const sent: { name: string; input: Record<string, any>; options: unknown }[] = [];
  const send = async (command: { input: object }, options: unknown) => {
    sent.push({ name: command.constructor.name, input: command.input, options });
    if (command.constructor.name === 'GetItemCommand') return { Item: item };
    const error = writes.shift();
    if (error) throw error;
    return {};
  };
  const totals = new StreamTotals({ send }, 'order-totals');
  const change = (next: Totals | undefined, signal?: AbortSignal) => totals.change('ada', async () => next, signal);
  return { totals, change, sent, written: () => sent.find(({ name }) => name === 'UpdateItemCommand')?.input };
}
const lost = () => new ConditionalCheckFailedException({ $metadata: {}, message: '' });

it('reads strongly consistent', async () => {
  const { totals, sent } = scripted(stored);
  expect(await totals.read('ada')).toMatchObject({ totals: { counted, refused: 'rule' }, item: stored });
  expect(sent).toStrictEqual([
    {
      name: 'GetItemCommand',
      input: { TableName: 'order-totals', Key: { customerId: { S: 'ada' } }, ConsistentRead: true },
      options: {},
    },
  ]);
});

it('ends both requests by the signal that it is given', async () => {
  const { signal } = new AbortController();
  const { change, sent } = scripted(stored);
  await change({ counted }, signal);
  expect(sent.map(({ options }) => options)).toStrictEqual([{ abortSignal: signal }, { abortSignal: signal }]);
});

it('gives no signal where there is none', async () => {
  const { change, sent } = scripted(stored);
  await change({ counted });
  expect(sent.map(({ options }) => options)).toStrictEqual([{}, {}]);
});

describe('a write', () => {
  it('sets what is another and removes what is gone, if nobody has written since', async () => {
    const { change, written } = scripted(stored);
    await change({ counted: { ...counted, count: 3 }, recountedBy: 'run 1' });
    expect(written()).toMatchObject({
      UpdateExpression: 'SET #orderCount = :orderCount, #recountedBy = :recountedBy REMOVE #refused ADD #revision :one',
      ConditionExpression: '#lastSequence = :old_lastSequence AND #revision = :old_revision',
      ExpressionAttributeNames: {
        '#orderCount': 'orderCount',
        '#recountedBy': 'recountedBy',
        '#refused': 'refused',
        '#lastSequence': 'lastSequence',
        '#revision': 'revision',
      },
      ExpressionAttributeValues: {
        ':orderCount': { N: '3' },
        ':recountedBy': { S: 'run 1' },
        ':old_lastSequence': { S: '0007' },
        ':old_revision': { N: '4' },
        ':one': { N: '1' },
      },
    });
  });

  it('only removes where that is all', async () => {
    const { change, written } = scripted(stored);
    await change({ counted });
    expect(written()!['UpdateExpression']).toBe('REMOVE #refused ADD #revision :one');
  });

  it('only sets where that is all, of a customer who has none yet', async () => {
    const { change, written } = scripted(undefined);
    await change({ refused: 'service' });
    expect(written()).toMatchObject({
      UpdateExpression: 'SET #refused = :refused ADD #revision :one',
      ConditionExpression: 'attribute_not_exists(#lastSequence) AND attribute_not_exists(#revision)',
    });
    expect(Object.keys(written()!['ExpressionAttributeValues'])).toStrictEqual([':refused', ':one']);
  });

  it.each<[string, Totals | undefined]>([
    ['the totals shall stay', undefined],
    ['they are what they were', { counted, refused: 'rule' }],
  ])('is left out where %s', async (_, next) => {
    const { change, written } = scripted(stored);
    await change(next);
    expect(written()).toBeUndefined();
  });
});

it('reads and works anew where somebody else was first', async () => {
  const { change, sent } = scripted(stored, lost());
  await change({ counted });
  expect(sent.map(({ name }) => name)).toStrictEqual([
    'GetItemCommand',
    'UpdateItemCommand',
    'GetItemCommand',
    'UpdateItemCommand',
  ]);
});

it('passes on what else goes wrong', async () => {
  const { change } = scripted(stored, new Error('no network'));
  await expect(change({ counted })).rejects.toThrow('no network');
});
