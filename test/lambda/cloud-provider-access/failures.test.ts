/** What may go wrong between the function and Atlas, whichever of the requests it is. */
import { KEY, LocalAtlas, PROJECT } from './local-atlas';

let atlas: LocalAtlas;
beforeEach(async () => {
  atlas = await LocalAtlas.start();
});
afterEach(() => atlas.api.stop());

const refusal = (status: number, errorCode: string, detail: string, headers = {}) => ({
  status,
  headers,
  body: { error: status, errorCode, detail },
});
const failure = (): Promise<Error> =>
  atlas.access('Create').then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => error as Error,
  );

describe('signing in', () => {
  it('answers a challenge for every request', async () => {
    await atlas.access('Create');
    expect(atlas.api.signIn.challenged).toStrictEqual(['not signed', 'not signed']);
  });

  it('answers another challenge where the nonce has become too old', async () => {
    atlas.api.signIn.outdate(2);
    await atlas.access('Create');
    expect(atlas.api.signIn.challenged.slice(0, 3)).toStrictEqual(['not signed', 'nonce too old', 'nonce too old']);
    expect(atlas.waits).toStrictEqual([]);
  });

  it('does not go on for ever where every nonce is too old', async () => {
    atlas.api.signIn.outdate(Infinity);
    expect((await failure()).message).toContain('HTTP 401 UNAUTHORIZED');
  });

  it('is tried once with a key that is wrong, and says where to look', async () => {
    atlas.key = { ...KEY, privateKey: 'fedcba98-7654-3210-fedc-ba9876543210' };
    expect((await failure()).message).toBe(
      `Atlas refused to list the cloud provider accesses of project ${PROJECT}: HTTP 401 UNAUTHORIZED ` +
        '(You are not authorized for this resource.). ' +
        'Look at the key in the secret of the profile: it may be wrong, disabled or deleted.',
    );
    expect(atlas.api.signIn.challenged).toStrictEqual(['not signed', 'wrong']);
  });
});

describe('a failure that passes', () => {
  it.each([
    ['429', refusal(429, 'RATE_LIMITED', 'Too many requests')],
    ['500', refusal(500, 'UNEXPECTED_ERROR', 'Unexpected error.')],
    ['502 of something in between', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['503', { status: 503, body: '' }],
    ['a connection that is cut', 'lost answer' as const],
  ])('is got over: %s', async (_what, fault) => {
    atlas.api.faults.plan('GET', fault, fault);
    await atlas.access('Create');
    expect(atlas.project.accesses).toHaveLength(1);
    expect(atlas.waits).toStrictEqual([500, 1_000]);
  });

  it('is got over where there is no answer at all', async () => {
    atlas.requestMs = 250;
    atlas.api.faults.plan('GET', 'no answer');
    await atlas.access('Create');
    expect(atlas.reports[0]).toContain('there was no answer within 250 ms from 127.0.0.1:');
  });

  it.each([
    ['seconds', () => '20'],
    ['a date', () => new Date(Date.now() + 20_999).toUTCString()],
  ])('is waited for as long as Atlas says in %s', async (_how, retryAfter) => {
    atlas.api.faults.plan('GET', refusal(429, 'RATE_LIMITED', 'Too many requests', { 'retry-after': retryAfter() }));
    await atlas.access('Create');
    expect(atlas.waits).toHaveLength(1);
    expect(atlas.waits[0]).toBeGreaterThan(15_000);
    expect(atlas.waits[0]).toBeLessThanOrEqual(21_000);
  });

  it('is given up at once where Atlas asks for more time than there is', async () => {
    atlas.api.faults.plan('GET', refusal(429, 'RATE_LIMITED', 'Too many requests', { 'retry-after': '301' }));
    expect((await failure()).message).toMatch(
      /HTTP 429 RATE_LIMITED \(Too many requests\)\. Atlas limits requests .* Given up after one try: the time is up\.$/,
    );
    expect(atlas.waits).toStrictEqual([]);
  });

  it('is waited out longer each time, up to 15 seconds, and never past the time there is', async () => {
    atlas.api.faults.plan(
      'GET',
      ...Array.from({ length: 100 }, () => refusal(500, 'UNEXPECTED_ERROR', 'Unexpected error.')),
    );
    expect((await failure()).message).toMatch(
      /HTTP 500 UNEXPECTED_ERROR .* Given up after [0-9]+ tries: the time is up\.$/,
    );
    expect(atlas.waits.slice(0, 6)).toStrictEqual([500, 1_000, 2_000, 4_000, 7_500, 7_500]);
    expect(atlas.remaining).toBeGreaterThan(0);
    expect(atlas.remaining).toBeLessThanOrEqual(7_500);
  });

  it('is said to be the network where nobody listens', async () => {
    const { secret } = atlas;
    await atlas.api.stop();
    jest.spyOn(atlas, 'secret', 'get').mockReturnValue(secret);
    expect((await failure()).message).toMatch(
      /^Atlas was asked to list the cloud provider accesses .* there was no answer \(ECONNREFUSED\) from 127\.0\.0\.1:[0-9]+\..*status\.mongodb\.com/,
    );
  });
});

describe('a failure that does not pass', () => {
  it.each([
    [403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', 'Add the address to the access list of the API key'],
    [403, 'USER_UNAUTHORIZED', 'The API key needs the role Project Owner'],
    [404, 'GROUP_NOT_FOUND', 'Look whether it was deleted in Atlas'],
    [400, 'SOMETHING_NEW', 'Deploy again; if it stays so, look at the project in Atlas'],
  ])('is told at once, with what to do: %d %s', async (status, errorCode, remedy) => {
    atlas.api.faults.plan('GET', refusal(status, errorCode, 'Said Atlas.'));
    expect((await failure()).message).toMatch(
      new RegExp(
        `^Atlas refused to list the cloud provider accesses of project ${PROJECT}: HTTP ${status} ${errorCode} \\(Said Atlas\\.\\)\\. ${remedy}`,
      ),
    );
    expect(atlas.waits).toStrictEqual([]);
  });

  it('is told where Atlas answers what is not documented', async () => {
    atlas.api.faults.plan('GET', { status: 200, body: { awsIamRoles: [{ providerName: 'AWS', roleId: 'none' }] } });
    expect((await failure()).message).toMatch(
      /and answered HTTP 200 with what is not documented: awsIamRoles\.0\.roleId is wrong\.$/,
    );
  });

  it('is told without either half of the key, even where Atlas says it', async () => {
    atlas.api.faults.plan('GET', refusal(403, 'USER_UNAUTHORIZED', `${KEY.publicKey} with ${KEY.privateKey} may not.`));
    const { message, stack } = await failure();
    expect(message).toContain('((public key) with (private key) may not.)');
    expect(`${message}${stack}`).not.toMatch(new RegExp(`${KEY.publicKey}|${KEY.privateKey}`));
  });

  it.each([
    [
      { ProjectId: '../orgs' },
      'ProjectId is wrong: Custom::AtlasCloudProviderAccess takes ProjectId (24 hexadecimal digits) and Profile',
    ],
    [{ Profile: 'a/b' }, 'Profile is wrong'],
  ])('is told without asking Atlas where the template is wrong: %j', async (properties, words) => {
    await expect(atlas.access('Create', { properties })).rejects.toThrow(words);
    expect(atlas.asked).toStrictEqual([]);
  });
});
