/** Every alarm that is deployed, and the fault that moves it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfileName } from '../../lib/settings/schema';
import { alarmsOf } from './named-fault';
import { NAMED_FAULTS } from './named-faults';

/** No fault of the soak's: why. */
const UNMOVED: Readonly<Record<string, string>> = {
  'AtlasEvents/OrderEventsAlarms/Errors':
    'no local engine has Atlas triggers; the function is that of DynamoDB’s alarm in kind',
  'AtlasEvents/OrderEventsAlarms/EventAge': 'no local engine has Atlas triggers, so there is no queue that they fill',
  'AtlasEvents/OrderEventsAlarms/DeadLettersWaiting': 'SQS itself moves a message there, after its attempts',
  'AtlasEvents/OrderEventsAlarms/Stopped':
    'no local engine has Atlas triggers; the expression is that of DynamoDB’s alarm',
  'AtlasEvents/OrderEventsAlarms/Failing': 'moved by test/lambda/order-events/handler.test.ts',
  'AtlasEvents/OrderEventsAlarms/Late': 'moved by test/lambda/order-events/handler.test.ts',
  'AtlasEvents/OrderEventsAlarms/Parked': 'moved by test/lambda/order-events/handler.test.ts',
  'DynamoDb/ExportAlarms/Late': 'moved by test/lambda/table-export/handler.test.ts',
  'DynamoDb/ExportAlarms/DeadLettersWaiting': 'EventBridge Scheduler itself puts a request there, after its attempts',
  'DynamoDb/ExportAlarms/Lost': 'Lambda itself counts what it could not send to the queue',
  'DynamoDb/ExportAlarms/NotAsked': 'it looks at a day, and at schedules, which no local engine has',
  'Network/Vpn/TunnelsDown': 'the VPN alone measures it, and no local engine has one',
};

const STACK = /^exports\[`profile \w+ synthesizes stack (\w+) /;
const RESOURCE = /^ {4}"(\w+)": \{$/;
const ALARM = '      "Type": "AWS::CloudWatch::Alarm",';
const CONSTRUCTS = ['OrderStreamAlarms', 'OrderEventsAlarms', 'ExportAlarms', 'ApiAlarms', 'Vpn'];

/** By the paths of their constructs, out of the snapshot that `test/profiles` holds the templates to. */
function deployedAlarms(profile: ProfileName): string[] {
  const text = readFileSync(join(__dirname, '../profiles/__snapshots__', `${profile}.test.ts.snap`), 'utf8');
  const found: string[] = [];
  let [stack, resource] = ['', ''];
  for (const line of text.split('\n')) {
    stack = STACK.exec(line)?.[1] ?? stack;
    resource = RESOURCE.exec(line)?.[1] ?? resource;
    if (line !== ALARM && line !== ALARM.slice(0, -1)) continue;
    const construct = CONSTRUCTS.find((name) => resource.startsWith(name)) ?? '';
    found.push(`${stack}/${construct}/${resource.slice(construct.length, -'00000000'.length)}`);
  }
  return found;
}

const moved = new Set(NAMED_FAULTS.flatMap(alarmsOf));

it('is moved by a fault of the soak, each of production', () => {
  const deployed = deployedAlarms('production');
  expect(deployed).toHaveLength(15);
  expect(deployed.filter((alarm) => !moved.has(alarm))).toStrictEqual([]);
});

it('is moved by a fault of the soak or has its reason, each of showcase, and nothing else has one', () => {
  expect(deployedAlarms('showcase').sort()).toStrictEqual([...moved, ...Object.keys(UNMOVED)].sort());
});

it('is named by each fault, or the fault says who mends it', () => {
  const told = NAMED_FAULTS.map((fault) => alarmsOf(fault).length > 0 !== (fault.mendedBy !== undefined));
  expect(told).not.toContain(false);
});
