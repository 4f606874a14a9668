/** What Atlas calls things, wherever such a name is a setting, a parameter of a stack, an argument or a property: pattern and words. */
export const ATLAS_ID = { pattern: /^[0-9a-f]{24}$/, allowed: '24 hexadecimal digits in lower case' };

/** NAME in {@link apiKeySecretName}. */
export const API_KEY_PROFILE = { pattern: /^[A-Za-z0-9_-]{1,64}$/, allowed: '1 to 64 letters, digits, _ or -' };

/** Name of the secret that holds the API key of a profile. MongoDB's own resource types read the same one. */
export const apiKeySecretName = (profile: string): string => `cfn/atlas/profile/${profile}`;
