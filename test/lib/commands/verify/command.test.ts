import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OrderError } from '../../../../lib/orders/errors';
import type { OrderId } from '../../../../lib/orders/order';
import { CONTRACT } from '../../../../lib/orders/contract';
import {
  observationsSchema,
  type Observation,
  type Observations,
} from '../../../../lib/claims/observations/observations';
import { command } from '../../../../lib/commands/verify/command';
import { verify } from '../../../../lib/commands/verify/verify';
import { quiet, runLine, type Ran } from '../../../support/command-line';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { byPath, sender } from '../../../support/order-contract';
import { AwsRefusal } from '../../../support/aws-server';
import { World } from './support/world';

class Orders extends InMemoryOrderStore {
  refusesDeletion = false;

  get size(): number {
    return this.orders.size;
  }

  clear(): void {
    this.orders.clear();
    this.refusesDeletion = false;
  }

  override async delete(id: OrderId): Promise<void> {
    if (this.refusesDeletion) throw new OrderError('UNAVAILABLE', 'no');
    return super.delete(id);
  }
}

let world: World;
const orders = new Orders();
const API = '/restapis/api2/v1/_user_request_';

beforeAll(async () => (world = await World.start()));
afterAll(() => world.stop());
const prepare = (): void => {
  world.reset();
  orders.clear();
  rmSync(join(world.folder, 'verify.json'), { force: true });
  const send = byPath(sender(orders));
  const served = (method: string): void => {
    world.aws.serves[`${method} ${API}`] = async ({ url, text, isSigned }) => {
      if (!isSigned) return [403, { code: 'DENIED', message: 'Missing Authentication Token' }];
      const { status, body } = await send(method, url.slice(API.length), text === '' ? undefined : text);
      return [status, body];
    };
  };
  for (const method of ['GET', 'PUT', 'DELETE']) served(method);
};
beforeEach(prepare);

const run = (...more: string[]): Promise<Ran> =>
  runLine(command, ['--outputs-file', world.outputsFile, '--assembly', world.folder, ...more]);
const documentOf = (text: string): Observations => observationsSchema.parse(JSON.parse(text));
const ofContract = ({ observations }: Observations): Observation[] =>
  observations.filter(({ title }) => CONTRACT.some((one) => title === `The API of stack AtlasApi: ${one.title}`));

describe('what cannot be used ends with exit code 2 and one message, before anything is asked', () => {
  it.each<[string, () => void, string[], RegExp]>([
    [
      'no outputs file',
      () => rmSync(world.outputsFile),
      [],
      /cannot be read \(ENOENT\). Have it written by the deployment/,
    ],
    ['no JSON', () => world.write('{"Atlas": {"ConnectionString": "mongodb'), [], /is not JSON. Have it written/],
    ['something else', () => world.write({ DynamoDb: 'x' }), [], /is not \{"Stack": \{"Output": "value"\}\}/],
    ['another app', () => world.write({ Shop: {} }), [], /has none of the stacks in .*; it has Shop/],
    [
      'another profile',
      () => undefined,
      ['-c', 'profile=trial'],
      /are of profile production. Synthesize what was deployed/,
    ],
    [
      'another region',
      () => undefined,
      ['-c', 'region=us-east-1'],
      /-c region is us-east-1, but the templates .* are for eu-west-1/,
    ],
    [
      'a deployment to another region',
      () => world.write({ AtlasApi: { ApiUrl: 'https://a.execute-api.us-east-1.amazonaws.com/v1/' } }),
      [],
      /is of a deployment to us-east-1/,
    ],
    ['no place for the result', () => undefined, ['--result', '/nowhere/verify.json'], /cannot be written \(ENOENT\)/],
    ['no folder of templates', () => undefined, ['--assembly', '/nowhere'], /cannot be read as a folder/],
    ['an unknown profile', () => undefined, ['-c', 'profile=big'], /Allowed: free, trial/],
    ['an unknown option', () => undefined, ['--wrte'], /unknown option '--wrte'/],
  ])('%s', async (_what, spoil, more, message) => {
    spoil();
    const { exitCode, out, err } = await run(...more);
    expect({ exitCode, out, calls: world.aws.calls }).toStrictEqual({ exitCode: 2, out: '', calls: [] });
    expect(err).toMatch(message);
    expect(err).not.toContain('mongodb');
  });
});

describe('an account that does not fit ends it with one message', () => {
  it.each<[string, () => void, RegExp]>([
    [
      'expired credentials',
      () => world.aws.on('sts:GetCallerIdentity', new AwsRefusal('ExpiredToken', 'expired', 403)),
      /^AWS does not accept the credentials \(ExpiredToken: expired\)/,
    ],
    [
      'another account',
      () => world.write({ DynamoDb: { Q: 'https://sqs.eu-west-1.amazonaws.com/999999999999/q' } }),
      /^The credentials are of account 123456789012, but .* of a deployment to 999999999999/,
    ],
    [
      'none of the stacks',
      () =>
        (world.aws.answers['cloudformation:DescribeStacks'] = ({ StackName }) =>
          new AwsRefusal('ValidationError', `Stack with id ${StackName} does not exist`)),
      /^None of the stacks .* is in account 123456789012 and region eu-west-1/,
    ],
  ])('%s', async (_what, spoil, message) => {
    spoil();
    const { exitCode, out, err } = await run();
    expect({ exitCode, out }).toStrictEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(message);
  });
});

describe('a run that reads', () => {
  let ran: Awaited<ReturnType<typeof run>>;
  let document: Observations;
  let calls: string[];
  beforeAll(async () => {
    prepare();
    ran = await run();
    document = documentOf(readFileSync(join(world.folder, 'verify.json'), 'utf8'));
    calls = [...world.aws.calls];
  });

  it('says that an emulator is none of the services, in text and document', () => {
    expect(ran.exitCode).toBe(0);
    expect(ran.out).toMatch(
      /^\nSeen on http:\/\/127\S+ and http:\/\/127\S+, which is not AWS or not Atlas: nothing here is live/,
    );
    expect(ran.out).not.toContain('seen live');
    expect(document.place).toBe('local');
    for (const { engine } of document.observations) expect(engine).toMatch(/^(an emulator|a server) at http:\/\/127/);
  });

  it('does not ask an emulator for what it is known to drop', () => {
    expect(calls).not.toContain('dynamodb:DescribeContinuousBackups');
    expect(ran.out).toMatch(
      /NOT RUN Table orders in .* 35 days, and 1 more \[REL-04\]: the emulator accepts point-in-time/,
    );
    expect(ran.out).toMatch(/^NOT RUN REL-04: 0 of 2 facts seen on the stand-in; 2 not run$/m);
    expect(ran.out).toMatch(/^PARTLY {2}SEC-04: 4 of 6 facts/m);
  });

  it('sends no request that writes, and says of those cases how to have them run', () => {
    const skipped = ofContract(document).filter(({ reason }) => reason === 'it writes orders: add --write');
    expect(skipped).toHaveLength(CONTRACT.filter(({ writes }) => writes).length);
    expect(calls.filter((call) => /^(PUT|DELETE) /.test(call))).toStrictEqual([]);
  });

  it('shows who may enter an API', () => {
    const doors = document.observations.filter(({ claims }) => claims.includes('INT-04'));
    expect(doors.map(({ title, outcome }) => [title, outcome])).toStrictEqual([
      ['The API of stack AtlasApi answers a signed request with orders', 'passed'],
      ['The API of stack AtlasApi refuses a request without a signature', 'passed'],
    ]);
  });
});

it('fails where an API answers everyone', async () => {
  world.aws.serves[`GET ${API}`] = () => [200, { orders: [] }];
  const { exitCode, out } = await run();
  expect(exitCode).toBe(1);
  expect(out).toMatch(/FAILED {2}The API of stack AtlasApi refuses .* \[INT-04\]: expected 403, found 200/);
});

it('does not run the contract where the credentials may not enter; the result is where it was to be', async () => {
  world.aws.serves[`GET ${API}`] = () => [403, { code: 'DENIED', message: 'not authorized' }];
  const file = join(world.folder, 'elsewhere.json');
  const { exitCode, out, err } = await run('--json', '--result', file);
  expect(exitCode).toBe(0);
  expect({ file: readFileSync(file, 'utf8'), said: err }).toStrictEqual({
    file: out,
    said: `The result as JSON is in ${file}\n`,
  });
  for (const { outcome, reason } of ofContract(documentOf(out))) {
    expect({ outcome, reason }).toStrictEqual({
      outcome: 'skipped',
      reason: expect.stringMatching(/\(HTTP 403, DENIED, not authorized\). The credentials need execute-api:Invoke/),
    });
  }
});

describe('a run that writes', () => {
  const cases = CONTRACT.filter(({ writes }) => writes).slice(0, 3);
  const write = () => verify({ ...world, write: true, cases, progress: quiet });

  it('touches its own customers only, and leaves nothing', async () => {
    const { document, left } = await write();
    expect(ofContract(document).map(({ outcome }) => outcome)).toStrictEqual(cases.map(() => 'passed'));
    expect({ left, size: orders.size }).toStrictEqual({ left: [], size: 0 });
    const written = world.aws.calls.filter((call) => /^(PUT|DELETE) /.test(call));
    expect(written.filter((call) => !/ \/restapis\/api2\/\S+\/customers\/verify-/.test(call))).toStrictEqual([]);
    expect(written).not.toStrictEqual([]);
  });

  it('lists what it could not remove, with the command that does', async () => {
    orders.refusesDeletion = true;
    const { left } = await write();
    expect(left).toHaveLength(orders.size);
    for (const command of left)
      expect(command).toMatch(/^curl -X DELETE --aws-sigv4 \S+ .*\/customers\/verify-\S+\/orders\/\S+$/);
  });
});
