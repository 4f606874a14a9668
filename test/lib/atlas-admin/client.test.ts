/** The one client of the Atlas Admin API against the local one; whoever uses it has tests of what is done about its errors. */
import { AtlasError } from '../../../lib/atlas-admin/atlas-error';
import { AtlasClient, type AtlasRequest } from '../../../lib/atlas-admin/client';
import { OPERATIONS } from '../../../lib/atlas-admin/operations';
import { CloudProviderAccesses } from '../../support/atlas-admin-api/cloud-provider-accesses';
import type { Fault } from '../../support/atlas-admin-api/faults';
import { AtlasAdminApi } from '../../support/atlas-admin-api/server';

const PROJECT = '5f3c0a51e4b0c0ffee000001';
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const EFFORT = { remaining: () => 10_000, requestMs: 10_000 };

let api: AtlasAdminApi;
let project: CloudProviderAccesses;
const remedy = jest.fn(() => 'Do this.');
beforeEach(async () => {
  project = new CloudProviderAccesses(PROJECT);
  api = await AtlasAdminApi.start(KEY, project.routes);
  remedy.mockClear();
});
afterEach(() => api.stop());

const client = () => new AtlasClient({ ...KEY, baseUrl: new URL(api.baseUrl) }, remedy);
const list = { operation: OPERATIONS.list, names: { groupId: PROJECT }, asked: 'list them' };
const create = { ...list, operation: OPERATIONS.create, body: { providerName: 'AWS' as const } };
const failure = async (request: AtlasRequest<never, unknown> | typeof create): Promise<AtlasError> => {
  const error: unknown = await client()
    .send(request as typeof list, EFFORT)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof AtlasError)) throw new Error('it did not fail');
  return error;
};
const refusal = (status: number, detail = 'Said Atlas.') => ({
  status,
  body: { error: status, errorCode: 'X', detail },
});

it('answers what the operation is documented to answer, and no more', async () => {
  const { roleId } = project.add();
  const { awsIamRoles } = await client().send(list, EFFORT);
  expect(awsIamRoles?.map((access) => access.roleId)).toStrictEqual([roleId]);
});

it('encodes a name so that it stays one part of the path', async () => {
  const names = { groupId: `${PROJECT}/cloudProviderAccess?x=` };
  expect((await failure({ ...list, names })).kind).toBe('absent');
  expect(api.exchanges.map(({ uri }) => uri)).toStrictEqual([
    `/api/atlas/v2/groups/${PROJECT}%2FcloudProviderAccess%3Fx%3D/cloudProviderAccess`,
  ]);
});

describe('a failure', () => {
  it.each<[string, Fault]>([
    ['denied', refusal(403)],
    ['absent', refusal(404)],
    ['refused', refusal(400)],
    ['refused', { status: 200, body: { awsIamRoles: 'none' } }],
    ['unavailable', refusal(429)],
    ['unavailable', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['unavailable', 'lost answer'],
  ])('is %s after %j', async (kind, fault) => {
    api.faults.plan('GET', fault);
    expect((await failure(list)).kind).toBe(kind);
  });

  it('is for want of credentials where the key is not known', async () => {
    await api.stop();
    api = await AtlasAdminApi.start({ ...KEY, privateKey: 'another' }, []);
    expect((await failure(list)).kind).toBe('no-credentials');
  });

  it('ends with what to do, as whoever asked says it', async () => {
    api.faults.plan('GET', refusal(403));
    expect((await failure(list)).message).toBe('Atlas refused to list them: HTTP 403 X (Said Atlas.). Do this.');
    expect(remedy).toHaveBeenCalledWith({ kind: 'denied', status: 403, errorCode: 'X', reads: true });
  });

  it('of something that is not there has words of its own', async () => {
    api.faults.plan('GET', refusal(404), refusal(403));
    expect((await failure({ ...list, notFound: 'Make it.' })).message).toMatch(/ Make it\.$/);
    expect((await failure({ ...list, notFound: 'Make it.' })).message).toMatch(/ Do this\.$/);
  });

  it('has neither half of the key in it', async () => {
    api.faults.plan('GET', refusal(403, `${KEY.publicKey} with ${KEY.privateKey}`));
    const { message, stack } = await failure(list);
    expect(message).toContain('(public key) with (private key)');
    expect(`${message}${stack}`).not.toMatch(/publicky|01234567/);
  });
});

describe('what may be repeated', () => {
  it.each<[string, boolean, Fault, object]>([
    ['a question', true, refusal(503), list],
    ['a question without an answer', true, 'lost answer', list],
    ['a question that was refused', false, refusal(403), list],
    ['a change that may have been carried out', false, refusal(503), create],
    ['a change without an answer', false, 'lost answer', create],
    ['a change that the rate limit turned away', true, refusal(429), create],
    ['a change that does no harm twice', true, refusal(503), { ...create, repeatable: true }],
    ['a change that was refused', false, refusal(400), { ...create, repeatable: true }],
  ])('is %s: %s', async (_what, passing, fault, request) => {
    api.faults.plan('operation' in request && request.operation === OPERATIONS.list ? 'GET' : 'POST', fault);
    expect((await failure(request as typeof create)).passing).toBe(passing);
  });
});
