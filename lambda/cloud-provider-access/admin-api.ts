import type { Remedy } from '../../lib/atlas-admin/atlas-error';
import { AtlasClient, type AtlasRequest } from '../../lib/atlas-admin/client';
import type { ApiKey } from '../../lib/atlas-admin/api-key';
import type { Effort } from '../../lib/atlas-admin/effort';
import { OPERATIONS, type AwsProviderAccess } from '../../lib/atlas-admin/operations';
import { ROLE_NOT_USABLE } from '../../lib/async/rights';
import { unlessAbsent } from '../../lib/errors';

const TRUST =
  "Look at the role's trust policy: its principal is Atlas's account and its condition the external id of this access.";
const BY_CODE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ROLE_NOT_USABLE.map((code) => [code, TRUST])),
  IP_ADDRESS_NOT_ON_ACCESS_LIST:
    'Add the address to the access list of the API key, or let the organisation do without one (Organization Settings).',
};
const BY_STATUS: Readonly<Record<number, string>> = {
  401: 'Look at the key in the secret of the profile: it may be wrong, disabled or deleted.',
  403: 'The API key needs the role Project Owner in the project, and an access list that lets this address in.',
  404: 'Look whether it was deleted in Atlas, and whether the API key belongs to its organisation.',
  429: 'Atlas limits requests for each project and minute: deploy again later.',
};

/** For whoever deploys. */
const remedy: Remedy = ({ status, errorCode = '' }) =>
  status === undefined
    ? 'Deploy again; if it stays so, look at https://status.mongodb.com.'
    : (BY_CODE[errorCode] ?? BY_STATUS[status] ?? 'Deploy again; if it stays so, look at the project in Atlas.');

/** The cloud provider access of one project. Each call is one try, and all may be repeated: who makes one looks first. */
export class AdminApi {
  private readonly client: AtlasClient;

  constructor(
    key: ApiKey,
    private readonly projectId: string,
    private readonly effort: Effort,
  ) {
    this.client = new AtlasClient(key, remedy);
  }

  async list(): Promise<readonly AwsProviderAccess[]> {
    const asked = 'list the cloud provider accesses';
    const { awsIamRoles } = await this.send({ operation: OPERATIONS.list, asked });
    return awsIamRoles ?? [];
  }

  create(): Promise<AwsProviderAccess> {
    const asked = 'make a cloud provider access';
    return this.send({ operation: OPERATIONS.create, asked, body: { providerName: 'AWS' } });
  }

  /** @returns nothing when there is no such access */
  get(roleId: string): Promise<AwsProviderAccess | undefined> {
    const asked = `show cloud provider access ${roleId}`;
    return unlessAbsent(this.send({ operation: OPERATIONS.get, asked, names: { roleId } }));
  }

  authorize(roleId: string, iamAssumedRoleArn: string): Promise<AwsProviderAccess> {
    const asked = `bind cloud provider access ${roleId} to ${iamAssumedRoleArn}`;
    const body = { providerName: 'AWS' as const, iamAssumedRoleArn };
    return this.send({ operation: OPERATIONS.authorize, asked, names: { roleId }, body });
  }

  /** Does nothing when there is no such access. */
  async remove(roleId: string): Promise<void> {
    const asked = `delete cloud provider access ${roleId}`;
    const names = { cloudProvider: 'AWS', roleId };
    await unlessAbsent(this.send({ operation: OPERATIONS.remove, asked, names }));
  }

  private send<R, A>({ names, ...request }: Omit<AtlasRequest<R, A>, 'names'> & { names?: Record<string, string> }) {
    const asked = `${request.asked} of project ${this.projectId}`;
    const groupId = this.projectId;
    return this.client.send({ ...request, asked, names: { groupId, ...names }, repeatable: true }, this.effort);
  }
}
