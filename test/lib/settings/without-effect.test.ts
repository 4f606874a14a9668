import { readSettings } from '../../../lib/settings/read-settings';
import { withoutEffect, withoutEffectText } from '../../../lib/settings/without-effect';
import type { Context } from '../../support/settings';

const ANOTHER_CLUSTER = { 'atlas.connectionString': 'mongodb+srv://orders.example.net/' };
const namesIn = (context: Context): string[] =>
  withoutEffect(Object.keys(context), readSettings(context)).map(({ setting }) => setting);

it.each<[Context, Context]>([
  [{ 'dynamodb.backupVaultLock': true }, { 'dynamodb.backup': true }],
  [{ 'dynamodb.replicaPolicies': true }, { 'dynamodb.replicas': ['eu-west-2'] }],
  [{ 'dynamodb.provisioned.maxReadUnits': 20 }, { 'dynamodb.capacity': 'provisioned' }],
  [
    { profile: 'production', 'dynamodb.trigger': false, 'dynamodb.onDemand.maxReadUnits': 5 },
    { 'dynamodb.trigger': true },
  ],
  [{ 'vpn.onPremisesCidr': '172.20.0.0/16' }, { 'vpn.enabled': true }],
  [{ ...ANOTHER_CLUSTER, 'atlas.instanceSize': 'M20' }, { 'atlas.connectionString': '' }],
  [{ ...ANOTHER_CLUSTER, 'atlas.users.x509Name': 'reader' }, { 'atlas.connectionString': '' }],
  [{ 'atlas.pit': false, 'atlas.restoreWindowDays': 3 }, { 'atlas.pit': true }],
  [{ profile: 'free', tracing: true }, { 'dynamodb.api': true }],
  [{ profile: 'free', apiLogRole: false }, { 'dynamodb.api': true }],
  [{ profile: 'free', logRetentionDays: 90 }, { flowLogs: true }],
  [{ profile: 'free', alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms' }, { monitoring: true }],
])('says of %j what does nothing, until that is there which it needs: %j', (given, there) => {
  const last = Object.keys(given).at(-1) as string;
  expect([namesIn(given), namesIn({ ...given, ...there })]).toStrictEqual([[last], []]);
});

it('says it in a line each, with what it needs', () => {
  const given = { ...ANOTHER_CLUSTER, 'atlas.backup': true, 'dynamodb.backupVaultLock': true, flowLogs: true };
  expect(withoutEffectText(Object.keys(given), readSettings(given))).toBe(
    'atlas.backup has no effect: it needs a cluster of the app’s own, so no atlas.connectionString\n' +
      'dynamodb.backupVaultLock has no effect: it needs dynamodb.backup=true\n',
  );
});
