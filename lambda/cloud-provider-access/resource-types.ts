/** What the template and the function must agree on. Imports nothing, so that a construct can read it without loading the function. */

/** `{ ProjectId, Profile }`: an access that no role is bound to yet. Attributes `RoleId`, `AtlasAwsAccountArn`, `ExternalId`. */
export const ACCESS_TYPE = 'Custom::AtlasCloudProviderAccess';
/** `{ ProjectId, Profile, RoleId, IamRoleArn }`: the access with its role. Attribute `RoleId`, which is of use from here on. */
export const AUTHORIZATION_TYPE = 'Custom::AtlasCloudProviderAuthorization';
