/** What a local emulator is known not to have, so that it is neither asked for it nor shown to have it. */

export type FactKind =
  | 'stack'
  | 'table'
  | 'index-state'
  | 'table-key'
  | 'table-protection'
  | 'table-capacity'
  | 'table-replicas'
  | 'recovery'
  | 'ttl'
  | 'policy'
  | 'insights'
  | 'mapping'
  | 'mapping-limits'
  | 'key'
  | 'endpoint'
  | 'peering'
  | 'routes'
  | 'cluster'
  | 'log-role'
  | 'api'
  | 'api-without-function';

const dropped = (what: string): string =>
  `the emulator accepts ${what} of a global table and drops it. Deploy to an account to see it`;

/** Seen with MiniStack 1.5.33, the emulator of `npm run test:deploy`. */
export const EMULATOR_GAPS: Readonly<Partial<Record<FactKind, string>>> = {
  'index-state': 'the emulator does not tell the state of an index. Deploy to an account to see it',
  'table-key': dropped('the customer key'),
  'table-protection': dropped('deletion protection'),
  'table-capacity': dropped('throughput limits'),
  'table-replicas': dropped('replicas'),
  recovery: dropped('point-in-time recovery'),
  ttl: dropped('the TTL'),
  policy: dropped('the resource policy'),
  insights: dropped('contributor insights'),
  'api-without-function':
    'the emulator’s API Gateway calls functions only and answers 504 for an integration with DynamoDB. Deploy to an account to see it',
};
