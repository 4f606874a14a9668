import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { validityRule } from '../../../../lib/orders/contribution';
import { attributesOf, totalsIn } from '../../../../lib/orders/totals/totals-item';
import type { Totals } from '../../../../lib/orders/totals/advance';
import { awsError, FakeAws } from './support/fake-aws';
import { planned, run } from './support/run';

type Item = Record<string, AttributeValue>;

const WITH_STREAM = { Table: { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } } };

/** An account whose totals of one customer become what `after` makes of them between two looks at them. */
function account(after: (totals: Totals) => Totals): FakeAws {
  let item: Item = {};
  return new FakeAws()
    .on('dynamodb:DescribeTable', WITH_STREAM)
    .on('dynamodb:PutItem', {})
    .on('dynamodb:DeleteItem', {})
    .on('dynamodb:Query', { Items: [] })
    .on('dynamodb:GetItem', () => ({ Item: (item = attributesOf(after(totalsIn(item)))) }))
    .on('dynamodb:UpdateItem', ({ ExpressionAttributeNames: names, ExpressionAttributeValues: values }) => {
      const set = Object.entries(names as Record<string, string>).filter(([name]) => values[`:${name.slice(1)}`]);
      item = Object.fromEntries(set.map(([name, attribute]) => [attribute, values[`:${name.slice(1)}`]]));
      return {};
    });
}
const closed = ({ recount, ...totals }: Totals, rule = validityRule()): Totals => ({
  ...totals,
  ...(recount && {
    recount: { ...recount, isClosed: true, counted: { count: 2, amount: 7, stream: 's', last: '9', rule } },
  }),
});
const ONE = 'dynamodb-recount --customer ada --yes';

it('plans to look at both tables, and changes nothing but marks and totals', async () => {
  expect((await planned('dynamodb-recount')).steps.map((step) => step.split(/[ ;]/, 2).join(' '))).toStrictEqual([
    'reads dynamodb:DescribeTable',
    'reads dynamodb:DescribeTable',
    'changes dynamodb:Scan',
    'changes dynamodb:Scan',
  ]);
});

it('counts one customer, and takes its mark away', async () => {
  const aws = account((totals) => closed(totals));
  expect(await run(aws, `${ONE} --run r1`)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('RecountRun: r1'),
  });
  expect(
    aws.sent.filter(({ call }) => /Put|Delete/.test(call)).map(({ call, input }) => [call, input['Item']?.step?.S]),
  ).toStrictEqual([
    ['dynamodb:PutItem', 'begin'],
    ['dynamodb:PutItem', 'end'],
    ['dynamodb:DeleteItem', undefined],
  ]);
});

it.each([
  [
    'a function that does not come',
    (totals: Totals) => totals,
    'did not get to the marks of customer ada within 5 minutes',
  ],
  ['a function of another rule', (totals: Totals) => closed(totals, 'another'), 'Deploy stack DynamoDb from here'],
  ['a customer that changes too much', ({ recount: _, ...totals }: Totals) => totals, 'was dropped 3 times'],
])('gives up on %s, and says how to go on', async (_, after, text) => {
  const { exitCode, err } = await run(account(after), `${ONE} --run r1`);
  expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
  expect(err).toContain('--run r1');
});

it.each([
  ['no stream', { Table: {} }, 'has no stream'],
  [
    'a stream of keys',
    { Table: { StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } } },
    'KEYS_ONLY',
  ],
  ['no table', awsError('ResourceNotFoundException'), 'There is no table orders'],
])('changes nothing where there is %s', async (_, answer, text) => {
  const aws = new FakeAws().on('dynamodb:DescribeTable', answer);
  expect(await run(aws, ONE)).toMatchObject({ exitCode: 1, err: expect.stringContaining(text) });
  expect(aws.calls).toStrictEqual(['dynamodb:DescribeTable']);
});

it.each(['dynamodb-recount --customer a#b', 'atlas-recount --connection-string mongodb://me:secret@host/'])(
  'refuses %s',
  async (line) => {
    expect((await run(new FakeAws(), line)).exitCode).toBe(2);
  },
);
