/**
 * The operations of the Atlas Admin API that are used here, as far as they are used: what is sent is held to strictly, of what is
 * answered only what is read.
 *
 * https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/group/endpoint-cloud-provider-access
 */
import * as z from 'zod/mini';

export const id = z.string().check(z.regex(/^([a-f0-9]{24})$/));
const arn = z.string().check(z.minLength(20), z.maxLength(2048));
const provider = z.literal('AWS');
/** Left out or `null` where there is nothing to say, or not yet. */
export const maybe = <T extends z.ZodMiniType>(type: T) => z.optional(z.nullable(type));

export const awsAccess = z.object({
  providerName: provider,
  roleId: id,
  atlasAWSAccountArn: arn,
  atlasAssumedRoleExternalId: z.guid(),
  createdDate: maybe(z.iso.datetime({ offset: true })),
  authorizedDate: maybe(z.iso.datetime({ offset: true })),
  iamAssumedRoleArn: maybe(arn),
  featureUsages: maybe(z.array(z.object({ featureType: z.optional(z.string()) }))),
});
export type AwsProviderAccess = z.infer<typeof awsAccess>;

export const apiError = z.object({
  error: z.int(),
  errorCode: z.string(),
  detail: z.optional(z.string()),
  reason: z.optional(z.string()),
});
export type ApiError = z.infer<typeof apiError>;

const accessPath = '/api/atlas/v2/groups/{groupId}/cloudProviderAccess';

export interface AtlasOperation<Request = unknown, Answer = unknown> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Date of the version of the operation; its media type is `application/vnd.atlas.DATE+json`. */
  readonly version: string;
  readonly request?: z.ZodMiniType<Request>;
  /** Absent where a success has no body. */
  readonly answer?: z.ZodMiniType<Answer>;
}

export const OPERATIONS = {
  list: {
    method: 'GET',
    path: accessPath,
    version: '2023-01-01',
    answer: z.object({ awsIamRoles: maybe(z.array(awsAccess)) }),
  },
  create: {
    method: 'POST',
    path: accessPath,
    version: '2023-01-01',
    request: z.strictObject({ providerName: provider }),
    answer: awsAccess,
  },
  get: { method: 'GET', path: `${accessPath}/{roleId}`, version: '2023-01-01', answer: awsAccess },
  authorize: {
    method: 'PATCH',
    path: `${accessPath}/{roleId}`,
    version: '2023-01-01',
    request: z.strictObject({ providerName: provider, iamAssumedRoleArn: arn }),
    answer: awsAccess,
  },
  remove: { method: 'DELETE', path: `${accessPath}/{cloudProvider}/{roleId}`, version: '2023-01-01' },
} as const satisfies Record<string, AtlasOperation>;

/** Its path with each name in braces replaced, and encoded so that it stays one part of the path. */
export const uriOf = ({ path }: Pick<AtlasOperation, 'path'>, names: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));

export const mediaType = ({ version }: Pick<AtlasOperation, 'version'>): string =>
  `application/vnd.atlas.${version}+json`;
