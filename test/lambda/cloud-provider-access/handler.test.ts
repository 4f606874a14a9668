import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CdkCustomResourceEvent, Context } from 'aws-lambda';
import { handler } from '../../../lambda/cloud-provider-access/handler';
import { ACCESS_TYPE } from '../../../lambda/cloud-provider-access/resource-types';
import { KEY, LocalAtlas, PROJECT } from './local-atlas';

/** Secrets Manager, of which no engine is at hand here, answers this. */
function secretIs(answer: () => unknown): unknown[] {
  const asked: unknown[] = [];
  jest.spyOn(SecretsManagerClient.prototype, 'send').mockImplementation(((command: unknown) => {
    asked.push((command as GetSecretValueCommand).input);
    return new Promise((resolve) => resolve(answer()));
  }) as never);
  return asked;
}

const run = (ResourceType = ACCESS_TYPE, remaining: number | (() => number) = 60_000) =>
  handler(
    {
      RequestType: 'Create',
      ResourceType,
      ResourceProperties: { ServiceToken: 'token', ProjectId: PROJECT, Profile: 'team' },
    } as unknown as CdkCustomResourceEvent,
    { getRemainingTimeInMillis: () => (typeof remaining === 'number' ? remaining : remaining()) } as Context,
  );

describe('the function behind the custom resources', () => {
  let atlas: LocalAtlas;
  let said: string;
  beforeEach(async () => {
    said = '';
    atlas = await LocalAtlas.start();
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((words) => (said += String(words)) !== '');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await atlas.api.stop();
    expect(said).not.toMatch(new RegExp(`${KEY.privateKey}|${KEY.publicKey}`));
  });

  it('signs in with the key of the profile’s secret, read for each event', async () => {
    const asked = secretIs(() => ({ SecretString: atlas.secret }));
    const { PhysicalResourceId } = await run();
    expect(atlas.project.accesses.map(({ roleId }) => roleId)).toStrictEqual([PhysicalResourceId]);
    await run();
    expect(asked).toStrictEqual([{ SecretId: 'cfn/atlas/profile/team' }, { SecretId: 'cfn/atlas/profile/team' }]);
  });

  it('gives up in its own words before the function’s time is up', async () => {
    secretIs(() => ({ SecretString: atlas.secret }));
    atlas.api.faults.plan('GET', { status: 500, body: '' });
    await expect(run(ACCESS_TYPE, 5_001)).rejects.toThrow('the time is up');
  });

  it('says which secret cannot be read', async () => {
    secretIs(() => {
      throw Object.assign(new Error('Secrets Manager can’t find the specified secret.'), {
        name: 'ResourceNotFoundException',
      });
    });
    await expect(run()).rejects.toMatchObject({
      message: expect.stringMatching('^the secret cfn/atlas/profile/team cannot be read: ResourceNotFoundException'),
      cause: { name: 'ResourceNotFoundException' },
    });
  });

  describe('whose right to read the secret is as new as itself', () => {
    const denied = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
    let left: number;
    beforeEach(() => {
      left = 300_000;
      // Nothing is waited for, and each look at the clock takes five seconds.
      jest.spyOn(Math, 'random').mockReturnValue(0);
    });
    const passes = () => (left -= 5_000);

    it('waits until it has arrived', async () => {
      let refusals = 3;
      const asked = secretIs(() => {
        if (refusals-- > 0) throw denied;
        return { SecretString: atlas.secret };
      });
      await run(ACCESS_TYPE, passes);
      expect(asked).toHaveLength(4);
    });

    it('gives up after a minute', async () => {
      secretIs(() => {
        throw denied;
      });
      await expect(run(ACCESS_TYPE, passes)).rejects.toThrow(/cannot be read: AccessDeniedException.*Given up after/);
      expect(left).toBeGreaterThan(200_000);
    });
  });

  it('says which secret is not one', async () => {
    secretIs(() => ({ SecretString: KEY.privateKey }));
    await expect(run()).rejects.toThrow('the secret cfn/atlas/profile/team is not {"PublicKey"');
  });

  it('refuses a resource that it does not know', async () => {
    await expect(run('Custom::Other')).rejects.toThrow('Custom::Other is none of Custom::AtlasCloudProviderAccess');
  });

  it('logs that it takes what an earlier try has made', async () => {
    secretIs(() => ({ SecretString: atlas.secret }));
    await run();
    await run();
    expect(said).toContain('Taking cloud provider access');
  });
});
