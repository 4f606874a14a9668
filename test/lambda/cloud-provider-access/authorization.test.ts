import { LocalAtlas, OTHER_PROJECT, PROJECT, ROLE_ARN } from './local-atlas';

let atlas: LocalAtlas;
let roleId: string;
/** Milliseconds until the rights of a role have arrived as well. */
const SETTLED = 20_000;

beforeEach(async () => {
  atlas = await LocalAtlas.start();
  roleId = atlas.project.add().roleId;
});
afterEach(() => atlas.api.stop());

const bound = (): string | null | undefined => atlas.project.accesses[0]?.iamAssumedRoleArn;

describe('binding an access to a role', () => {
  it('tells Atlas the role, and answers the access that is of use now', async () => {
    expect(await atlas.authorization('Create', roleId)).toStrictEqual({
      PhysicalResourceId: roleId,
      Data: { RoleId: roleId },
    });
    expect(bound()).toBe(ROLE_ARN);
  });

  it('waits until a new role is known everywhere', async () => {
    atlas.project.unknownRoles = 4;
    await atlas.authorization('Create', roleId);
    expect(bound()).toBe(ROLE_ARN);
    expect(atlas.waits).toStrictEqual([500, 1_000, 2_000, 4_000, SETTLED]);
  });

  it.each(['INVALID_AWS_CREDENTIALS', 'CLOUD_PROVIDER_ACCESS_ROLE_NOT_AUTHORIZED'])(
    'waits as well where Atlas says %s of it',
    async (errorCode) => {
      atlas.api.faults.plan('PATCH', { status: 400, body: { error: 400, errorCode } });
      await atlas.authorization('Create', roleId);
      expect(bound()).toBe(ROLE_ARN);
    },
  );

  it('does not wait past its own time', async () => {
    atlas.remaining = 12_000;
    await atlas.authorization('Create', roleId);
    expect(atlas.waits).toStrictEqual([12_000]);
  });

  it('is given up in words where Atlas can never take on the role', async () => {
    atlas.project.unknownRoles = Infinity;
    await expect(atlas.authorization('Create', roleId)).rejects.toThrow(
      new RegExp(
        `^Atlas refused to bind cloud provider access ${roleId} to ${ROLE_ARN} of project ${PROJECT}: ` +
          `HTTP 400 CANNOT_ASSUME_ROLE \\(Atlas cannot assume the specified role \\(${ROLE_ARN}\\)\\.\\)\\. ` +
          "Look at the role's trust policy: .* Given up after [0-9]+ tries: the time is up\\.$",
      ),
    );
    expect(atlas.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(300_000);
  });

  it('is not repeated where only the answer was lost', async () => {
    atlas.api.faults.plan('PATCH', 'lost answer');
    await atlas.authorization('Create', roleId);
    expect(atlas.asked).toStrictEqual(['GET 200', 'PATCH cut', 'GET 200']);
  });

  it('leaves one alone that is bound to this role already', async () => {
    await atlas.authorization('Create', roleId);
    await atlas.authorization('Create', roleId);
    expect(atlas.asked.filter((asked) => asked.startsWith('PATCH'))).toHaveLength(1);
    expect(atlas.waits).toStrictEqual([SETTLED]);
  });

  it('binds it to another role where that has changed', async () => {
    await atlas.authorization('Create', roleId);
    const properties = { IamRoleArn: 'arn:aws:iam::111122223333:role/another' };
    await atlas.authorization('Update', roleId, { properties });
    expect(bound()).toBe(properties.IamRoleArn);
  });

  it('says what to do where the access is gone', async () => {
    await expect(atlas.authorization('Create', '0123456789abcdef01234567')).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Cloud provider access 0123456789abcdef01234567 is gone: it was deleted in Atlas\. Remove what needs it .*$/,
      ),
      kind: 'absent',
    });
  });
});

describe('deleting the binding', () => {
  it('asks nothing of Atlas: it goes with the access', async () => {
    expect(await atlas.authorization('Delete', roleId, { properties: { ProjectId: OTHER_PROJECT } })).toStrictEqual({
      PhysicalResourceId: roleId,
    });
    expect(atlas.asked).toStrictEqual([]);
  });
});
