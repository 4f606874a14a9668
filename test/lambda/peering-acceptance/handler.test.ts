import { EC2Client } from '@aws-sdk/client-ec2';
import type { CdkCustomResourceEvent, Context } from 'aws-lambda';
import { handler } from '../../../lambda/peering-acceptance/handler';
import { quietly } from '../../support/function-output';
import { ec2Error, FakeEc2, type Look } from './fake-ec2';

const ID = 'pcx-0123456789abcdef0';
/** As lib/stacks/atlas/peering-acceptance.ts has it. */
const FUNCTION_TIMEOUT_MS = 12 * 60_000;

const event = (RequestType: 'Create' | 'Update' | 'Delete'): CdkCustomResourceEvent =>
  ({
    RequestType,
    ...(RequestType === 'Create' ? {} : { PhysicalResourceId: ID }),
    ...(RequestType === 'Update' ? { OldResourceProperties: { ServiceToken: 'token', ConnectionId: 'pcx-old' } } : {}),
    LogicalResourceId: 'PeeringAcceptance',
    RequestId: '5f3c0a51-0000-4000-8000-000000000000',
    ResponseURL: 'https://cloudformation.example.com/answer',
    ResourceType: 'Custom::PeeringAcceptance',
    ServiceToken: 'token',
    StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Atlas/1',
    ResourceProperties: { ServiceToken: 'token', ConnectionId: ID },
  }) as CdkCustomResourceEvent;

const DENIED = ec2Error('UnauthorizedOperation');

/** Puts the fake behind every EC2 client. */
const ec2Answers = (...script: Look[]): FakeEc2 => ec2Is(new FakeEc2(script));

function ec2Is(fake: FakeEc2): FakeEc2 {
  jest.spyOn(EC2Client.prototype, 'send').mockImplementation(((command: unknown) => fake.send(command)) as never);
  return fake;
}

/** Runs the handler for as long as the function may run, with time that passes by itself. */
async function run(request: CdkCustomResourceEvent) {
  jest.useFakeTimers({ advanceTimers: false });
  const outcome = quietly(() => handler(request, {} as Context)).then(
    (response) => ({ response, error: undefined }),
    (error: Error) => ({ response: undefined, error }),
  );
  await jest.advanceTimersByTimeAsync(FUNCTION_TIMEOUT_MS);
  jest.useRealTimers();
  return outcome;
}

afterEach(() => jest.restoreAllMocks());

describe('the custom resource of an accepted peering', () => {
  it.each(['Create', 'Update'] as const)(
    'exists by the connection’s id once %s has made it active',
    async (requestType) => {
      const ec2 = ec2Answers('pending-acceptance', 'provisioning', 'active');
      expect(await run(event(requestType))).toStrictEqual({ response: { PhysicalResourceId: ID }, error: undefined });
      expect(ec2.accepted).toStrictEqual([ID]);
    },
  );

  it('does nothing on Delete: the peering goes with Atlas’s own resource', async () => {
    const ec2 = ec2Answers('deleted');
    expect((await run(event('Delete'))).response).toStrictEqual({ PhysicalResourceId: ID });
    expect(ec2.looks).toStrictEqual([]);
    expect(ec2.accepted).toStrictEqual([]);
  });

  it.each(['Create', 'Update'] as const)('waits on %s while its right to look has not arrived', async (requestType) => {
    const ec2 = ec2Answers(DENIED, DENIED, 'pending-acceptance', 'active');
    expect(await run(event(requestType))).toStrictEqual({ response: { PhysicalResourceId: ID }, error: undefined });
    expect(ec2.accepted).toStrictEqual([ID]);
  });

  it('asks again while its right to accept has not arrived', async () => {
    const script: Look[] = [...Array<Look>(4).fill('pending-acceptance'), 'active'];
    const ec2 = ec2Is(new FakeEc2(script, undefined, DENIED, 3));
    expect((await run(event('Create'))).response).toStrictEqual({ PhysicalResourceId: ID });
    expect(ec2.accepted).toStrictEqual([ID]);
  });

  it.each([
    ['look', () => new FakeEc2([DENIED])],
    ['accept', () => new FakeEc2(['pending-acceptance'], undefined, DENIED)],
  ])('fails with EC2’s refusal where it may not %s after a minute', async (_what, fake) => {
    const ec2 = ec2Is(fake());
    expect((await run(event('Create'))).error).toBe(DENIED);
    expect(ec2.looks).toHaveLength(13);
  });

  it('fails in words', async () => {
    ec2Answers('rejected');
    expect((await run(event('Create'))).error?.message).toContain(`Peering ${ID} is rejected`);
  });

  it('gives up in its own words within the function’s 12 minutes', async () => {
    const ec2 = ec2Answers('provisioning');
    expect((await run(event('Create'))).error?.message).toContain('is provisioning after 660 s and not active');
    expect(ec2.looks.length).toBeGreaterThan(100);
  });
});
