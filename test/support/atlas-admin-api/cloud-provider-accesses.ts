import { randomBytes, randomUUID } from 'node:crypto';
import { OPERATIONS, type AwsProviderAccess } from '../../../lib/atlas-admin/operations';
import { answered, refused, type Reply, type Route } from './route';

const ATLAS_ACCOUNT_ARN = 'arn:aws:iam::111122223333:root';

/** The cloud provider accesses of one project. */
export class CloudProviderAccesses {
  readonly accesses: AwsProviderAccess[] = [];
  /** How many times a role cannot be taken on yet, as one that was just made. */
  unknownRoles = 0;

  constructor(private readonly projectId: string) {}

  /** One that is there before anything is asked. */
  add(state: Partial<AwsProviderAccess> = {}): AwsProviderAccess {
    const access: AwsProviderAccess = {
      providerName: 'AWS',
      roleId: randomBytes(12).toString('hex'),
      atlasAWSAccountArn: ATLAS_ACCOUNT_ARN,
      atlasAssumedRoleExternalId: randomUUID(),
      createdDate: new Date().toISOString(),
      featureUsages: [],
      ...state,
    };
    this.accesses.push(access);
    return access;
  }

  get routes(): readonly Route[] {
    const { list, create, get, authorize, remove } = OPERATIONS;
    return [
      this.route(list, () => answered(list, { awsIamRoles: this.accesses })),
      this.route(create, () => answered(create, this.add())),
      this.route(get, ({ roleId }) => this.withAccess(roleId, (access) => answered(get, access))),
      this.route(authorize, ({ roleId }, request) =>
        this.withAccess(roleId, (access) => this.authorize(access, request as { iamAssumedRoleArn: string })),
      ),
      this.route(remove, ({ roleId }) => this.withAccess(roleId, (access) => this.remove(access))),
    ];
  }

  private route(operation: Route['operation'], reply: Route['reply']): Route {
    return {
      operation,
      reply: (names, request) =>
        names['groupId'] === this.projectId
          ? reply(names, request)
          : refused(404, 'GROUP_NOT_FOUND', `No group with ID ${names['groupId']} exists.`),
    };
  }

  private withAccess(roleId: string | undefined, reply: (access: AwsProviderAccess) => Reply): Reply {
    const access = this.accesses.find((one) => one.roleId === roleId);
    return access ? reply(access) : refused(404, 'CLOUD_PROVIDER_ACCESS_ROLE_NOT_FOUND', `No role ${roleId} exists.`);
  }

  private authorize(access: AwsProviderAccess, { iamAssumedRoleArn }: { iamAssumedRoleArn: string }): Reply {
    if (this.unknownRoles > 0) {
      this.unknownRoles--;
      return refused(400, 'CANNOT_ASSUME_ROLE', `Atlas cannot assume the specified role (${iamAssumedRoleArn}).`);
    }
    Object.assign(access, { iamAssumedRoleArn, authorizedDate: new Date().toISOString() });
    return answered(OPERATIONS.authorize, access);
  }

  private remove(access: AwsProviderAccess): Reply {
    if (access.featureUsages?.length) {
      return refused(400, 'CLOUD_PROVIDER_ACCESS_ROLE_IN_USE', `Role ${access.roleId} is in use.`);
    }
    this.accesses.splice(this.accesses.indexOf(access), 1);
    return answered(OPERATIONS.remove, undefined);
  }
}
