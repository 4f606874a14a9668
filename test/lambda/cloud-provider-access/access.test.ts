import { LocalAtlas, OTHER_PROJECT } from './local-atlas';

let atlas: LocalAtlas;
beforeEach(async () => {
  atlas = await LocalAtlas.start();
});
afterEach(() => atlas.api.stop());

const HALF_AN_HOUR = 30 * 60_000;
const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();
const ids = (): string[] => atlas.project.accesses.map(({ roleId }) => roleId);
const BOUND = { iamAssumedRoleArn: 'arn:aws:iam::111122223333:role/theirs', authorizedDate: ago(1) };

describe('making an access', () => {
  it('answers what the role’s trust policy needs', async () => {
    const { PhysicalResourceId, Data } = await atlas.access('Create');
    const [made] = atlas.project.accesses;
    expect(ids()).toStrictEqual([PhysicalResourceId]);
    expect(Data).toStrictEqual({
      RoleId: made?.roleId,
      AtlasAwsAccountArn: made?.atlasAWSAccountArn,
      ExternalId: made?.atlasAssumedRoleExternalId,
    });
  });

  it('looks before it makes one', async () => {
    await atlas.access('Create');
    expect(atlas.asked).toStrictEqual(['GET 200', 'POST 200']);
  });

  it('leaves those alone that are not its own to take', async () => {
    atlas.project.add(BOUND);
    atlas.project.add({ createdDate: ago(2 * HALF_AN_HOUR + 1) });
    atlas.project.add({ createdDate: null });
    atlas.project.add({ authorizedDate: ago(1) });
    atlas.project.add({ iamAssumedRoleArn: BOUND.iamAssumedRoleArn });
    atlas.project.add({ featureUsages: [{ featureType: 'ATLAS_DATA_LAKE' }] });
    const before = ids();
    const { PhysicalResourceId } = await atlas.access('Create');
    expect(before).not.toContain(PhysicalResourceId);
    expect(ids()).toHaveLength(7);
  });
});

it.each([null, undefined])('takes one that Atlas says no use of: %p', async (featureUsages) => {
  const made = atlas.project.add({ featureUsages });
  expect((await atlas.access('Create')).PhysicalResourceId).toBe(made.roleId);
});

it('makes one where Atlas lists none in any way', async () => {
  atlas.api.faults.plan('GET', { status: 200, body: '{}' });
  const { PhysicalResourceId } = await atlas.access('Create');
  expect(ids()).toStrictEqual([PhysicalResourceId]);
});

describe('a request whose answer was lost', () => {
  it('has made one access, which the next try takes', async () => {
    atlas.api.faults.plan('POST', 'lost answer');
    const { PhysicalResourceId } = await atlas.access('Create');
    expect(ids()).toStrictEqual([PhysicalResourceId]);
    expect(atlas.asked).toStrictEqual(['GET 200', 'POST cut', 'GET 200']);
  });

  it.each([
    ['an error of the server', { status: 503, body: 'Service Unavailable' }],
    [
      'an answer that ends too soon',
      { status: 200, headers: { 'content-length': '900' }, body: '{"providerName":"AWS"' },
    ],
  ])('has made one access where it came back as %s', async (_what, insteadOfAnswer) => {
    atlas.api.faults.plan('POST', { insteadOfAnswer });
    atlas.requestMs = 250;
    const { PhysicalResourceId } = await atlas.access('Create');
    expect(ids()).toStrictEqual([PhysicalResourceId]);
  });

  it('is found by a second run of the same request', async () => {
    const first = await atlas.access('Create');
    expect(await atlas.access('Create')).toStrictEqual(first);
    expect(ids()).toHaveLength(1);
  });

  it('is found by the next deployment, after a run that had no time for another try', async () => {
    atlas.api.faults.plan('POST', 'lost answer');
    atlas.remaining = 400;
    await expect(atlas.access('Create')).rejects.toThrow('Given up after one try');
    atlas.remaining = 300_000;
    const { PhysicalResourceId } = await atlas.access('Create');
    expect(ids()).toStrictEqual([PhysicalResourceId]);
  });

  it('leaves the newest to take, where several tries have made one', async () => {
    atlas.project.add({ createdDate: ago(HALF_AN_HOUR) });
    const newest = atlas.project.add({ createdDate: ago(1_000) });
    atlas.project.add({ createdDate: ago(20_000) });
    expect((await atlas.access('Create')).PhysicalResourceId).toBe(newest.roleId);
    expect(atlas.reports).toStrictEqual([
      `Taking cloud provider access ${newest.roleId}, which an earlier try has made.`,
    ]);
  });
});

describe('changing an access', () => {
  it('keeps the one there is', async () => {
    const made = await atlas.access('Create');
    const id = made.PhysicalResourceId as string;
    await atlas.authorization('Create', id);
    expect(await atlas.access('Update', { id, old: { Profile: 'other' } })).toStrictEqual(made);
  });

  it('makes a new one where somebody has deleted it', async () => {
    const gone = '0123456789abcdef01234567';
    const { PhysicalResourceId } = await atlas.access('Update', { id: gone });
    expect(ids()).toStrictEqual([PhysicalResourceId]);
  });

  it('makes a new one in another project, and leaves the old one to its own deletion', async () => {
    const elsewhere = '0123456789abcdef01234567';
    const { PhysicalResourceId } = await atlas.access('Update', { id: elsewhere, old: { ProjectId: OTHER_PROJECT } });
    expect(ids()).toStrictEqual([PhysicalResourceId]);
    expect(atlas.asked).toStrictEqual(['GET 404', 'GET 200', 'POST 200']);
  });
});

describe('deleting an access', () => {
  it('deletes it, bound or not', async () => {
    const { roleId } = atlas.project.add(BOUND);
    expect(await atlas.access('Delete', { id: roleId })).toStrictEqual({ PhysicalResourceId: roleId });
    expect(ids()).toStrictEqual([]);
  });

  it('is done where it is gone already', async () => {
    expect((await atlas.access('Delete', { id: '0123456789abcdef01234567' })).PhysicalResourceId).toBe(
      '0123456789abcdef01234567',
    );
  });

  it('is done where the project is gone', async () => {
    await atlas.access('Delete', { id: '0123456789abcdef01234567', properties: { ProjectId: OTHER_PROJECT } });
    expect(atlas.asked).toStrictEqual(['GET 404']);
  });

  it('is done once, though its answer was lost', async () => {
    const { roleId } = atlas.project.add();
    atlas.api.faults.plan('DELETE', 'lost answer');
    await atlas.access('Delete', { id: roleId });
    expect(atlas.asked).toStrictEqual(['GET 200', 'DELETE cut', 'GET 404']);
  });

  it.each([
    ['made nothing', { id: 'not-an-id-of-atlas' }],
    [
      'had properties that nothing can be made with',
      { id: '0123456789abcdef01234567', properties: { ProjectId: 'none' } },
    ],
  ])('asks nothing of Atlas where the resource %s', async (_what, given) => {
    await atlas.access('Delete', given);
    expect(atlas.asked).toStrictEqual([]);
  });

  it('waits until Atlas has let go of it', async () => {
    const access = atlas.project.add({ featureUsages: [{ featureType: 'ENCRYPTION_AT_REST' }] });
    const used = { status: 200, body: { ...access } };
    atlas.api.faults.plan('GET', used, used);
    Object.assign(access, { featureUsages: [] });
    await atlas.access('Delete', { id: access.roleId });
    expect(ids()).toStrictEqual([]);
    expect(atlas.waits).toHaveLength(2);
  });

  it('says in words what Atlas still uses it for, without deleting it from under that', async () => {
    const featureUsages = [{ featureType: 'ENCRYPTION_AT_REST' }, { featureType: 'EXPORT_SNAPSHOT' }];
    const { roleId } = atlas.project.add({ ...BOUND, featureUsages });
    await expect(atlas.access('Delete', { id: roleId })).rejects.toThrow(
      new RegExp(
        `^Cloud provider access ${roleId} cannot be deleted: Atlas still uses it for ENCRYPTION_AT_REST, EXPORT_SNAPSHOT\\. ` +
          'Take that away first .* Given up after [0-9]+ tries: the time is up\\.$',
      ),
    );
    expect(new Set(atlas.asked)).toStrictEqual(new Set(['GET 200']));
    expect(atlas.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(120_000);
  });
});
