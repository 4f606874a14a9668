import { inspect } from 'node:util';
import { refusal } from '../../support/settings';

const ADDRESSES = [
  'mongodb+srv://shop:hunter2@orders.example.net/',
  'mongodb://shop:hunter2@127.0.0.1:27017/orders?tls=false',
  'mongodb+srv://shop:hunter2@orders.example.net:27017/',
  'mongodb//shop:hunter2@orders.example.net',
  'shop:hunter2@orders.example.net',
  ' mongodb://shop:hunter2@orders.example.net/',
  'mongodb://shop:hunter2',
  'hunter2',
  'mongodb://orders.example.net/?authMechanismProperties=AWS_SESSION_TOKEN:hunter2',
];

const everythingOf = (error: Error): string =>
  `${error.message}\n${String(error.stack)}\n${inspect(error, { depth: 9 })}`;

it.each(ADDRESSES)('never shows the address that was refused: %s', (address) => {
  expect(everythingOf(refusal({ 'atlas.connectionString': address }))).not.toContain('hunter2');
});

it.each(ADDRESSES)('never shows an address under a name that is not a setting: %s', (address) => {
  expect(everythingOf(refusal({ 'atlas.connectionstring': address, MONGODB_URI: address }))).not.toContain('hunter2');
});

it.each([
  'profile',
  'region',
  'zones',
  'atlas.orgId',
  'atlas.users.scramSecretName',
  'dynamodb.replicas',
  'atlas.otherRegions',
])('never shows an address that was given as %s', (setting) => {
  const [address] = ADDRESSES as [string];
  expect(everythingOf(refusal({ [setting]: address }))).not.toContain('hunter2');
  expect(everythingOf(refusal({ [setting]: JSON.stringify([address]) }))).not.toContain('hunter2');
});

it('never shows an address that was given as a group', () => {
  expect(everythingOf(refusal({ atlas: { connectionString: ADDRESSES[0] } }))).not.toContain('hunter2');
});

it('never shows an address that was given in place of a name', () => {
  expect(everythingOf(refusal({ [`${ADDRESSES[0]}?retryWrites`]: 'true' }))).not.toContain('hunter2');
});

it('never shows an address beside a sign-in that is refused', () => {
  const error = refusal({ 'atlas.auth': 'none', 'atlas.connectionString': ADDRESSES[0] });
  expect(error.problems.map(({ setting }) => setting)).toStrictEqual(['atlas.connectionString', 'atlas.auth']);
  expect(everythingOf(error)).not.toContain('hunter2');
});
