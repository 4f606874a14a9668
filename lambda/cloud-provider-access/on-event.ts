import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import { ensureAccess, removeAccess } from './access';
import { AdminApi } from './admin-api';
import { authorizeAccess } from './authorization';
import type { ApiKey } from '../../lib/atlas-admin/api-key';
import { persist, type Effort } from '../../lib/atlas-admin/effort';
import type { AwsProviderAccess } from '../../lib/atlas-admin/operations';
import { accessToDelete, readAccess, readAuthorization } from './properties';
import { ACCESS_TYPE, AUTHORIZATION_TYPE } from './resource-types';

export interface Surroundings {
  readonly effort: Effort;
  readonly apiKey: (profile: string) => Promise<ApiKey>;
}

/**
 * One event of either custom resource. Atlas takes two steps, with an IAM role between them that needs what the first one answers:
 * https://www.mongodb.com/docs/atlas/security/cloud-provider-access/
 *
 * @throws Error whose message CloudFormation shows as the reason of the failure
 */
export async function onEvent(
  event: CdkCustomResourceEvent,
  surroundings: Surroundings,
): Promise<CdkCustomResourceResponse> {
  if (event.ResourceType === ACCESS_TYPE) return onAccess(event, surroundings);
  if (event.ResourceType === AUTHORIZATION_TYPE) return onAuthorization(event, surroundings);
  throw new Error(`${event.ResourceType} is none of ${ACCESS_TYPE}, ${AUTHORIZATION_TYPE}`);
}

async function onAccess(event: CdkCustomResourceEvent, around: Surroundings): Promise<CdkCustomResourceResponse> {
  if (event.RequestType === 'Delete') {
    const made = accessToDelete(event.ResourceProperties, event.PhysicalResourceId);
    if (made) await removeAccess(await apiOf(made, around), event.PhysicalResourceId, around.effort);
    return { PhysicalResourceId: event.PhysicalResourceId };
  }
  const properties = readAccess(event.ResourceProperties);
  const api = await apiOf(properties, around);
  // In another project there is no access of this id.
  const kept =
    event.RequestType === 'Update' ? await persist(() => api.get(event.PhysicalResourceId), around.effort) : undefined;
  return described(kept ?? (await ensureAccess(api, around.effort)));
}

async function onAuthorization(
  event: CdkCustomResourceEvent,
  around: Surroundings,
): Promise<CdkCustomResourceResponse> {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };
  const properties = readAuthorization(event.ResourceProperties);
  const { RoleId, IamRoleArn } = properties;
  await authorizeAccess(await apiOf(properties, around), RoleId, IamRoleArn, around.effort);
  return { PhysicalResourceId: RoleId, Data: { RoleId } };
}

const described = ({
  roleId,
  atlasAWSAccountArn,
  atlasAssumedRoleExternalId,
}: AwsProviderAccess): CdkCustomResourceResponse => ({
  PhysicalResourceId: roleId,
  Data: { RoleId: roleId, AtlasAwsAccountArn: atlasAWSAccountArn, ExternalId: atlasAssumedRoleExternalId },
});

const apiOf = async (
  { ProjectId, Profile }: { ProjectId: string; Profile: string },
  { apiKey, effort }: Surroundings,
): Promise<AdminApi> => new AdminApi(await apiKey(Profile), ProjectId, effort);
