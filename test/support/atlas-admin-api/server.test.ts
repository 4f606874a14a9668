import { signedRequest } from '../../../lib/atlas-admin/signed-request';
import { OPERATIONS, type AtlasOperation } from '../../../lib/atlas-admin/operations';
import { CloudProviderAccesses } from './cloud-provider-accesses';
import { AtlasAdminApi } from './server';

const PROJECT = '5f3c0a51e4b0c0ffee000001';
const PATH = `/api/atlas/v2/groups/${PROJECT}/cloudProviderAccess`;
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };

describe('the Atlas Admin API of this machine', () => {
  let api: AtlasAdminApi;
  let project: CloudProviderAccesses;
  beforeAll(async () => {
    project = new CloudProviderAccesses(PROJECT);
    api = await AtlasAdminApi.start(KEY, project.routes);
  });
  afterAll(() => api.stop());

  const ask = async (operation: AtlasOperation, uri = PATH, body?: unknown) => {
    const effort = { remaining: () => 10_000, requestMs: 10_000 };
    const key = { ...KEY, baseUrl: new URL(api.baseUrl) };
    const { status, text } = await signedRequest({ key, effort, operation, uri, body });
    return { status, ...(JSON.parse(text || '{}') as Record<string, unknown>) };
  };

  it('listens to this machine only', () => {
    expect(api.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/);
  });

  it('challenges a request that is not signed, as Atlas does', async () => {
    const response = await fetch(`${api.baseUrl}${PATH}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(
      /^Digest realm="MMS Public API", domain="", nonce="[^"]+", algorithm=MD5, qop="auth", stale=false$/,
    );
  });

  it('does not take one signature twice', async () => {
    const authorization = await signatureOf(() => ask(OPERATIONS.list));
    const again = await fetch(`${api.baseUrl}${PATH}`, { headers: { authorization } });
    expect(again.headers.get('www-authenticate')).toContain('stale=true');
  });

  it.each<[string, number, string, AtlasOperation, string, unknown]>([
    ['another version', 406, 'NOT_ACCEPTABLE', { ...OPERATIONS.list, version: '2024-08-05' }, PATH, undefined],
    [
      'another project',
      404,
      'GROUP_NOT_FOUND',
      OPERATIONS.list,
      PATH.replace(PROJECT, '5f3c0a51e4b0c0ffee000002'),
      undefined,
    ],
    ['an unknown path', 404, 'RESOURCE_NOT_FOUND', OPERATIONS.list, '/api/atlas/v2/groups', undefined],
    [
      'an unknown access',
      404,
      'CLOUD_PROVIDER_ACCESS_ROLE_NOT_FOUND',
      OPERATIONS.get,
      `${PATH}/5f3c0a51e4b0c0ffee000009`,
      undefined,
    ],
    [
      'a body that is not as documented',
      400,
      'INVALID_JSON_ATTRIBUTE',
      OPERATIONS.create,
      PATH,
      { providerName: 'AWS', roleId: 'x' },
    ],
    ['no body where there has to be one', 415, 'UNSUPPORTED_MEDIA_TYPE', OPERATIONS.create, PATH, undefined],
    [
      'a body where there is none',
      400,
      'MALFORMED',
      { ...OPERATIONS.remove, path: `${PATH}/AWS/x` },
      `${PATH}/AWS/x`,
      {},
    ],
  ])('refuses %s with %d %s', async (_what, status, errorCode, operation, uri, body) => {
    expect(await ask(operation, uri, body)).toMatchObject({
      status,
      error: status,
      errorCode,
      detail: expect.any(String),
    });
  });

  it('makes an access for as many requests as ask for one: the API has no token against it', async () => {
    const before = project.accesses.length;
    await ask(OPERATIONS.create, PATH, { providerName: 'AWS' });
    await ask(OPERATIONS.create, PATH, { providerName: 'AWS' });
    expect(project.accesses).toHaveLength(before + 2);
  });
});

/** The `Authorization` that went out while `work` was done. */
async function signatureOf(work: () => Promise<unknown>): Promise<string> {
  const sent = jest.spyOn(globalThis, 'fetch');
  await work();
  const headers = sent.mock.calls.map(([, init]) => new Headers(init?.headers).get('authorization'));
  sent.mockRestore();
  return headers.find((value) => value !== null) ?? '';
}
