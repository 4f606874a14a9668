import type { ClaimId } from '../ids';
import type { Pair } from './pair';
import { portability } from './portability';
import { reliability } from './reliability';

export const PAIRS: readonly Pair[] = [...reliability, ...portability];

/** Claims that have no counterpart, and why. */
export const UNPAIRED: Readonly<Partial<Record<ClaimId, string>>> = {
  'POR-01': 'DynamoDB is in AWS alone.',
  'POR-04':
    'API Gateway asks DynamoDB itself, so no template shows that other engines speak its protocol; POR-03 names them.',
};
