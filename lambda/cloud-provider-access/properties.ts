import * as z from 'zod/mini';
import { ACCESS_TYPE, AUTHORIZATION_TYPE } from './resource-types';
import { API_KEY_PROFILE, ATLAS_ID } from '../../lib/atlas-admin/identifiers';

const id = z.string().check(z.regex(ATLAS_ID.pattern));
const common = { ProjectId: id, Profile: z.string().check(z.regex(API_KEY_PROFILE.pattern)) };
const access = z.object(common);
const authorization = z.object({
  ...common,
  RoleId: id,
  IamRoleArn: z.string().check(z.regex(/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/.+$/)),
});

export type AccessProperties = z.infer<typeof access>;
export type AuthorizationProperties = z.infer<typeof authorization>;

export const readAccess = (given: unknown): AccessProperties =>
  read(access, given, `${ACCESS_TYPE} takes ProjectId (24 hexadecimal digits) and Profile`);

export const readAuthorization = (given: unknown): AuthorizationProperties =>
  read(
    authorization,
    given,
    `${AUTHORIZATION_TYPE} takes ProjectId and RoleId (24 hexadecimal digits), Profile and IamRoleArn`,
  );

/** @returns nothing when the properties are wrong: what nobody could make need not be deleted */
export const accessToDelete = (given: unknown, roleId: string): AccessProperties | undefined => {
  const result = z.safeParse(access, given);
  return result.success && z.safeParse(id, roleId).success ? result.data : undefined;
};

/** @throws Error that names the property that is wrong and the form it must have */
function read<T>(schema: z.ZodMiniType<T>, given: unknown, takes: string): T {
  const result = z.safeParse(schema, given);
  if (result.success) return result.data;
  throw new Error(`${result.error.issues[0]?.path.join('.') || 'the properties'} is wrong: ${takes}`);
}
