/** What a text must be that is a setting here, a parameter of a stack or an argument there: pattern, and the words for it. */
export const ATLAS_ID = { pattern: /^[0-9a-f]{24}$/, allowed: '24 hexadecimal digits in lower case' };

/** NAME in the secret `cfn/atlas/profile/NAME`. */
export const API_KEY_PROFILE = { pattern: /^[A-Za-z0-9_-]{1,64}$/, allowed: '1 to 64 letters, digits, _ or -' };
