/** Buckets of this account that a database exports into. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import type { Decision } from '../../assembly/policies/evaluate';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { Select, View } from '../view';
import { at, expectation, is, ofType } from './dsl';

export const bucket = ofType('AWS::S3::Bucket');
const SECURE = { 'aws:SecureTransport': 'true', 's3:TlsVersion': '1.3' };

/** One that no app has, and none can be named like. */
const FOREIGN: TemplateResource = {
  stack: '',
  logicalId: 'Foreign',
  path: 'the bucket of somebody else',
  type: 'AWS::S3::Bucket',
  properties: {},
  claims: [],
  json: { Type: 'AWS::S3::Bucket' },
};

export const mayIn = (
  view: View,
  who: TemplateResource,
  action: string,
  resource: TemplateResource,
  within = '',
): Decision => view.access.may({ who, action, resource, within, context: SECURE });

/** Every bucket but those, to which it is not denied for sure. */
export const othersOf = (
  view: View,
  who: TemplateResource,
  action: string,
  within: string,
  but: readonly TemplateResource[],
): string[] =>
  [...view.matching(bucket), FOREIGN]
    .filter((one) => !but.includes(one) && mayIn(view, who, action, one, within).decision !== 'denied')
    .map(({ path }) => path);

export const isOwnAndKeeps = (ownBucket: Select): Expectation =>
  expectation('the bucket of the export', 'is closed to others, and keeps what is written', ownBucket, flawsOf, is([]));

/** What keeps a bucket from being its account's own, and from holding what is written. */
function flawsOf(one: TemplateResource, view: View): string[] {
  const { PublicAccessBlockConfiguration: block, LifecycleConfiguration: lifecycle } = one.properties;
  const { resource: policy, unknown = [] } = view.access.policyOf(one);
  const document = policy?.document;
  const lets = list(isObject(document) ? document['Statement'] : document).filter(
    (statement) => !isObject(statement) || statement['Effect'] !== 'Deny',
  );
  const isClosed = isObject(block) && CLOSED.every((name) => block[name] === true);
  return [
    ...(isClosed ? [] : ['it may be made public']),
    ...(lets.length || unknown.length ? ['its own policy lets somebody in'] : []),
    ...(rulesOf(lifecycle).some(expires) ? ['what is written there expires'] : []),
    ...(algorithms(one).some((name) => asText(name).startsWith('aws:kms')) ? ['it needs a key of KMS'] : []),
  ];
}

const algorithms = (bucket: TemplateResource): readonly Json[] => list(at(ALGORITHM)(bucket));
const ALGORITHM = 'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm';

const CLOSED = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
const rulesOf = (lifecycle: Json | undefined): JsonObject[] =>
  list(isObject(lifecycle) ? lifecycle['Rules'] : undefined).filter(isObject);
const expires = (rule: JsonObject): boolean =>
  rule['Status'] === 'Enabled' && ('ExpirationInDays' in rule || 'ExpirationDate' in rule);
