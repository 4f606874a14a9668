import { isObject, type Json, type JsonObject, type TemplateResource } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import { ACCESS_TYPE, AUTHORIZATION_TYPE } from '../../../../lambda/cloud-provider-access/resource-types';
import { CLUSTER_TYPE, valueAtPath, regionConfigsOf } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const ORDER = { checked: '2026-11-25', fix: 'State the order in the construct: node.addDependency' } as const;
const CONTAINER = 'MongoDB::Atlas::NetworkContainer';
const ENDPOINT_SERVICE = 'MongoDB::Atlas::PrivateEndpointService';

/** Regions of AWS in whose network Atlas places something for this resource. */
const regionsOf = ({ type, properties }: TemplateResource): unknown[] =>
  type === ENDPOINT_SERVICE
    ? [properties['Region']]
    : regionConfigsOf(properties).flatMap((config) =>
        valueAtPath(config, 'ProviderName') === 'AWS' ? [valueAtPath(config, 'RegionName')] : [],
      );

const late = (app: ResolvedAssembly, first: TemplateResource, later: TemplateResource): RuleFinding[] =>
  app.mustComeBefore(first, later)
    ? []
    : [
        {
          resource: later,
          property: 'DependsOn',
          found: later.json.DependsOn,
          expected: first.logicalId,
        },
      ];

export const containerFirst: TemplateRule = {
  ...ORDER,
  id: 'atlas-container-first',
  kind: 'create',
  demand:
    'Atlas makes a network of its own in a region that has none yet: its container comes before all that is placed there',
  source:
    'https://github.com/mongodb/terraform-provider-mongodbatlas/blob/master/docs/resources/privatelink_endpoint.md',
  spans: [CONTAINER, CLUSTER_TYPE, ENDPOINT_SERVICE],
  find: (app) => {
    const containers = app.ofType(CONTAINER);
    return containers.flatMap((container, index) => {
      const region = container.properties['RegionName'];
      const twin = containers.slice(0, index).find(({ properties }) => properties['RegionName'] === region);
      const placed = app
        .ofType(CLUSTER_TYPE, ENDPOINT_SERVICE)
        .filter((resource) => regionsOf(resource).includes(region));
      return [
        ...placed.flatMap((resource) => late(app, container, resource)),
        ...(twin
          ? [
              {
                resource: container,
                property: 'Properties.RegionName',
                found: region,
                expected: `another region than ${twin.logicalId}`,
              },
            ]
          : []),
      ];
    });
  },
};

export const customRolesInTurn: TemplateRule = {
  ...ORDER,
  id: 'atlas-custom-roles-in-turn',
  kind: 'create',
  demand:
    'Atlas takes changes of a project’s custom roles one at a time: of two at once it refuses one, or loses a part in silence',
  source: 'https://github.com/mongodb/terraform-provider-mongodbatlas/issues/2377',
  spans: ['MongoDB::Atlas::CustomDBRole'],
  find: (app) => {
    const roles = app.ofType('MongoDB::Atlas::CustomDBRole');
    return roles.flatMap((role, index) =>
      roles.slice(0, index).flatMap((other) => (app.mustComeBefore(role, other) ? [] : late(app, other, role))),
    );
  },
};

/** What a resource calls Atlas's id of a role of AWS: `RoleID`, `IamRoleID`, `RoleId`. */
const ROLE_ID = /^(iam)?roleid$/i;

/** Every value of that name, with its path. */
const roleIds = (value: Json | undefined, path: string): [path: string, value: Json][] =>
  Object.entries<Json>(isObject(value) || Array.isArray(value) ? (value as JsonObject) : {}).flatMap(([key, part]) =>
    ROLE_ID.test(key) ? [[`${path}.${key}`, part]] : roleIds(part, `${path}.${key}`),
  );

export const roleAuthorizedFirst: TemplateRule = {
  ...ORDER,
  id: 'atlas-role-authorized-first',
  kind: 'create',
  demand:
    'Atlas uses a role once it could take it on, and its types try that once: whatever names a role gets its id from the authorization, which waits',
  error: 'CANNOT_ASSUME_ROLE',
  source:
    'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/encryption-at-rest/cmd/resource/resource.go',
  spans: ['MongoDB::Atlas::*', AUTHORIZATION_TYPE],
  fix: 'Take the role’s id from CloudProviderAccess.role',
  find: (app) => {
    const authorizations = app.ofType(AUTHORIZATION_TYPE);
    return app.resources
      .filter(({ type }) => type.startsWith('MongoDB::Atlas::'))
      .flatMap((resource) =>
        roleIds(resource.properties, 'Properties').flatMap(([property, found]): RuleFinding[] => {
          const target = app.targetOf(resource.stack, found);
          const isAuthorized =
            target?.kind === 'resource' && authorizations.some(({ logicalId }) => logicalId === target.logicalId);
          return isAuthorized ? [] : [{ resource, property, found, expected: `RoleId of a ${AUTHORIZATION_TYPE}` }];
        }),
      );
  },
};

/** What stands as long as what stands on it, beside what a reference keeps in order by itself. */
const OUTLIVES: readonly (readonly [keeper: string, user: string])[] = [
  ['MongoDB::Atlas::EncryptionAtRest', CLUSTER_TYPE],
  ['MongoDB::Atlas::CloudBackupSnapshotExportBucket', CLUSTER_TYPE],
  [AUTHORIZATION_TYPE, CLUSTER_TYPE],
  [ACCESS_TYPE, CLUSTER_TYPE],
  [CLUSTER_TYPE, 'MongoDB::Atlas::CloudBackupSchedule'],
  [CLUSTER_TYPE, 'MongoDB::Atlas::DatabaseUser'],
  ['Custom::PeeringAcceptance', 'MongoDB::Atlas::ProjectIpAccessList'],
];

export const outlives: TemplateRule = {
  ...ORDER,
  id: 'atlas-outlives',
  kind: 'remove',
  demand:
    'What the cluster reads its key with, exports to or is reached by goes after the cluster; what is only the cluster’s goes before',
  source:
    'https://github.com/mongodb/terraform-provider-mongodbatlas/blob/master/internal/service/cloudbackupschedule/resource_test.go',
  spans: [...new Set(OUTLIVES.flat())],
  find: (app) =>
    OUTLIVES.flatMap(([keeper, user]) =>
      app.ofType(keeper).flatMap((first) => app.ofType(user).flatMap((later) => late(app, first, later))),
    ),
};

export const containerLeftToProject: TemplateRule = {
  ...ORDER,
  id: 'atlas-container-left-to-project',
  kind: 'remove',
  demand:
    'Atlas clears away what a cluster leaves in its network for up to an hour, refuses to delete the network until then, and takes it with the project',
  error: 'CONTAINERS_IN_USE',
  source: 'https://github.com/mongodb/terraform-provider-mongodbatlas/pull/1811',
  spans: [CONTAINER, 'MongoDB::Atlas::Project'],
  fix: 'Retain the container: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE',
  find: ({ ofType }) =>
    ofType(CONTAINER).flatMap((resource): RuleFinding[] => {
      const found = resource.json.DeletionPolicy;
      const expected = 'RetainExceptOnCreate';
      return found === expected ? [] : [{ resource, property: 'DeletionPolicy', found, expected }];
    }),
};
