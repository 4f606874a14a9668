/**
 * The keys that the policies of this app ask for; a condition on any other cannot be judged.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html and those of KMS, S3 and STS
 */
export interface ContextKey {
  /** In a request at most once, or as a list: that one needs `ForAllValues` or `ForAnyValue`. */
  readonly values: 'one' | 'many';
  /** AWS puts it into each request that the key applies to; others are absent where they are not named. */
  readonly always?: true;
}

const ONE: ContextKey = { values: 'one' };
const MANY: ContextKey = { values: 'many' };
const ALWAYS: ContextKey = { values: 'one', always: true };

/** In lower case, as names of keys are compared. */
const KEYS: Readonly<Record<string, ContextKey>> = {
  'aws:principalaccount': ONE,
  'aws:securetransport': ALWAYS,
  'aws:sourceaccount': ONE,
  'aws:sourcearn': ONE,
  'aws:tagkeys': MANY,
  'dynamodb:attributes': MANY,
  'dynamodb:leadingkeys': MANY,
  'dynamodb:returnvalues': ONE,
  'dynamodb:select': ONE,
  'kms:viaservice': ONE,
  's3:tlsversion': ALWAYS,
  'sts:externalid': ONE,
};

/** Followed by the name of a tag. */
const TAGS = ['aws:principaltag/', 'aws:requesttag/'];

export function contextKey(name: string): ContextKey | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(KEYS, key) ? KEYS[key] : TAGS.some((tag) => key.startsWith(tag)) ? ONE : undefined;
}
