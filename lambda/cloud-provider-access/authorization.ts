import type { AdminApi } from './admin-api';
import { AtlasError } from '../../lib/atlas-admin/atlas-error';
import { persist, type Effort } from '../../lib/atlas-admin/effort';

/**
 * Binds an access to the IAM role that Atlas is to take on. Atlas tries the role at once, and a new one is not known everywhere for
 * some seconds: that refusal is waited out. One that is bound to this role already is left alone.
 *
 * There is no way to unbind: deleting the access does it.
 *
 * @throws AtlasError when the access is gone, or Atlas cannot take on the role until the time is up
 */
export const authorizeAccess = (api: AdminApi, roleId: string, iamRoleArn: string, effort: Effort): Promise<void> =>
  persist(async () => {
    const access = await api.get(roleId);
    if (access === undefined) {
      throw new AtlasError(
        `Cloud provider access ${roleId} is gone: it was deleted in Atlas. Remove what needs it from the stack by its settings, ` +
          'deploy, and deploy with it again.',
        { kind: 'absent' },
      );
    }
    if (access.authorizedDate && access.iamAssumedRoleArn === iamRoleArn) return;
    await api.authorize(roleId, iamRoleArn);
  }, effort);
