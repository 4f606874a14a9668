/** Name of the secret that holds the API key of a profile. MongoDB's own resource types read the same one. */
export const apiKeySecretName = (profile: string): string => `cfn/atlas/profile/${profile}`;
