/** What says for whom a service acts. */
export type SourceKey = 'aws:SourceAccount' | 'aws:SourceArn';

/** How firmly each is asked for. */
export type Asks = Readonly<Partial<Record<SourceKey, 'always' | 'if-sent'>>>;

/**
 * Where a service does not say both, or where no page of it says that it does: a condition that is never met would break what it guards.
 * Left out is a key of which nothing is asked; `if-sent` is one whose value has to be this account's, where there is one
 * (`StringEqualsIfExists`).
 */
export interface TrustException {
  readonly service: string;
  /** Service whose actions are allowed: `sts` is the trust of a role. */
  readonly on: string;
  readonly asks: Asks;
  readonly reason: string;
  readonly source: string;
  /** When the source was read, `2026-11-26`. */
  readonly checked: string;
}

export const trustExceptions: readonly TrustException[] = [
  {
    service: 'apigateway.amazonaws.com',
    on: 'sts',
    asks: { 'aws:SourceAccount': 'if-sent' },
    reason:
      'API Gateway takes on the role of an integration without saying for whom: with the account demanded, every request was answered 500. It checks the log role by taking it on',
    source:
      'https://github.com/aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws/pull/479',
    checked: '2026-11-26',
  },
  {
    service: 'lambda.amazonaws.com',
    on: 'sts',
    asks: { 'aws:SourceAccount': 'if-sent' },
    reason:
      'AWS’s own examples demand the account, Lambda’s guide does not name it, and event sources and network interfaces use the same role. A function’s ARN is known only after its role',
    source:
      'https://github.com/aws/agent-toolkit-for-aws/blob/main/skills/specialized-skills/serverless-skills/deploying-custom-domain-rest-api/scripts/lambda-trust-policy.json',
    checked: '2026-11-26',
  },
  {
    service: 'backup.amazonaws.com',
    on: 'sts',
    asks: { 'aws:SourceAccount': 'if-sent' },
    reason: 'AWS Backup’s guide names both keys for topics and keys, not for the role that it backs up with',
    source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-service-confused-deputy-prevention.html',
    checked: '2026-11-26',
  },
  {
    service: 'apigateway.amazonaws.com',
    on: 'lambda',
    asks: { 'aws:SourceArn': 'always' },
    reason: 'The ARN is of one method of one API, and has the account in it',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
    checked: '2026-11-26',
  },
  {
    service: 'events.amazonaws.com',
    on: 'sqs',
    asks: { 'aws:SourceArn': 'always' },
    reason: 'The ARN is of one rule, and has the account in it; EventBridge’s guide asks for no more',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html',
    checked: '2026-11-26',
  },
  {
    service: 'redshift.amazonaws.com',
    on: 'redshift',
    asks: { 'aws:SourceArn': 'always' },
    reason: 'The ARN is of the one table that an integration may come from',
    source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.redshift-iam.html',
    checked: '2026-11-26',
  },
];

const BOTH: Asks = { 'aws:SourceAccount': 'always', 'aws:SourceArn': 'always' };

/** What is asked of a service that is let in there. */
export const askedOf = (service: unknown, on: string): Asks =>
  trustExceptions.find((one) => one.service === service && one.on === on)?.asks ?? BOTH;
