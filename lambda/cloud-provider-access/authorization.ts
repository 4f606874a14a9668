import type { AdminApi } from './admin-api';
import { AtlasError } from '../../lib/atlas-admin/atlas-error';
import { persist, type Effort } from '../../lib/atlas-admin/effort';

/** Milliseconds from a role that Atlas can take on to one that may do everywhere what its policy says. */
const SETTLE_MS = 20_000;

/**
 * Binds an access to the IAM role that Atlas is to take on. Atlas tries the role at once, and a new one is not known everywhere for
 * some seconds: that refusal is waited out, and a little more, since the types that use the role next try it once and do not wait
 * (https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/encryption-at-rest/cmd/resource/resource.go).
 * One that is bound to this role already is left alone.
 *
 * There is no way to unbind: deleting the access does it.
 *
 * @throws AtlasError when the access is gone, or Atlas cannot take on the role until the time is up
 */
export async function authorizeAccess(
  api: AdminApi,
  roleId: string,
  iamRoleArn: string,
  effort: Effort,
): Promise<void> {
  const role = { isNew: false };
  await persist(async () => {
    const access = await api.get(roleId);
    if (access === undefined) {
      throw new AtlasError(
        `Cloud provider access ${roleId} is gone: it was deleted in Atlas. Remove what needs it from the stack by its settings, ` +
          'deploy, and deploy with it again.',
        { kind: 'absent' },
      );
    }
    if (access.authorizedDate && access.iamAssumedRoleArn === iamRoleArn) return;
    role.isNew = true;
    await api.authorize(roleId, iamRoleArn);
  }, effort);
  if (role.isNew) await effort.wait(Math.min(SETTLE_MS, Math.max(0, effort.remaining())));
}
