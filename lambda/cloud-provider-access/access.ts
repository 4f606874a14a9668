import type { AdminApi } from './admin-api';
import { AtlasError } from '../../lib/atlas-admin/atlas-error';
import { atMost, persist, type Effort } from '../../lib/atlas-admin/effort';
import type { AwsProviderAccess } from '../../lib/atlas-admin/operations';

/** CloudFormation repeats a request for a custom resource for an hour at most. */
const HOUR = 60 * 60_000;
/** Atlas lets go of a feature some time after its own resource is gone. */
const LET_GO = 120_000;

/**
 * An access to bind a role to: one that is there already and whose answer was lost, or else a new one.
 *
 * The API takes no token that would tell a repeated request from a second one, and an access has no name or tag. So before each try the
 * project is looked through for an access that is bound to no role, used by nothing and less than an hour old: a lost answer, a
 * time-out or a second run of the same request finds what the first one made. The template makes one access after the other, each only
 * once the last one is bound, so within the stack it cannot be another's.
 *
 * What remains: an access that somebody makes by hand in that hour and has not bound yet is taken for ours; and where Atlas is still at
 * work on a request that was given up, or the request comes again after the access was bound, one access too many stays. It is bound to
 * no role, so it opens nothing, and can be deleted under Project Integrations.
 */
export const ensureAccess = (api: AdminApi, effort: Effort): Promise<AwsProviderAccess> =>
  persist(async () => {
    const [newest] = (await api.list()).filter(isUnclaimed).sort(newestFirst);
    if (newest === undefined) return await api.create();
    effort.report(`Taking cloud provider access ${newest.roleId}, which an earlier try has made.`);
    return newest;
  }, effort);

/**
 * Deletes the access; one that is gone already is no error.
 *
 * @throws AtlasError that says what Atlas uses it for, when it still does after two minutes
 */
export const removeAccess = (api: AdminApi, roleId: string, effort: Effort): Promise<void> =>
  persist(
    async () => {
      const access = await api.get(roleId);
      if (access === undefined) return;
      const usages = usesOf(access);
      if (usages.length > 0) throw inUse(roleId, usages);
      await api.remove(roleId);
    },
    atMost(LET_GO, effort),
  );

function isUnclaimed(access: AwsProviderAccess): boolean {
  const age = Date.now() - createdAt(access);
  return !access.authorizedDate && !access.iamAssumedRoleArn && usesOf(access).length === 0 && age < HOUR;
}

const createdAt = ({ createdDate }: AwsProviderAccess): number => Date.parse(createdDate ?? '1970-01-01T00:00:00Z');
const newestFirst = (one: AwsProviderAccess, other: AwsProviderAccess): number => createdAt(other) - createdAt(one);

const usesOf = ({ featureUsages }: AwsProviderAccess): string[] =>
  (featureUsages ?? []).map(({ featureType }) => featureType ?? 'a feature that Atlas does not name');

const inUse = (roleId: string, usages: readonly string[]): AtlasError =>
  new AtlasError(
    `Cloud provider access ${roleId} cannot be deleted: Atlas still uses it for ${[...new Set(usages)].join(', ')}. ` +
      'Take that away first (encryption at rest only once no cluster has it), then delete again.',
    { passing: true },
  );
