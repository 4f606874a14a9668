import type { ClaimId } from '../ids';
import type { Pair } from './pair';
import { integrations } from './integrations';
import { portability } from './portability';
import { reliability } from './reliability';
import { scalability } from './scalability';
import { security } from './security';
import { service } from './service';

export const PAIRS: readonly Pair[] = [
  ...service,
  ...integrations,
  ...scalability,
  ...reliability,
  ...portability,
  ...security,
];

/** Claims that have no counterpart, and why. */
export const UNPAIRED: Readonly<Partial<Record<ClaimId, string>>> = {
  'INT-03': 'Atlas has nothing ready that fills Redshift: INT-04 says what is.',
  'POR-01': 'DynamoDB is in AWS alone.',
  'POR-04':
    'API Gateway asks DynamoDB itself, so no template shows that other engines speak its protocol; POR-03 names them.',
};
