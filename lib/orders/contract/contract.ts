import type { ContractCase } from './case';
import { CHANGING } from './cases/changing';
import { CONCURRENCY } from './cases/concurrency';
import { CREATING } from './cases/creating';
import { EXTREMES } from './cases/extremes';
import { LISTING } from './cases/listing';
import { PAGING } from './cases/paging';
import { READING } from './cases/reading';
import { retries } from './cases/retries';
import { LOSSES } from './losses';

/** What every `OrderStore` must do, whatever database is behind it and however many layers are between. */
export const CONTRACT: readonly ContractCase[] = [
  ...READING,
  ...CREATING,
  ...CHANGING,
  ...LISTING,
  ...PAGING,
  ...CONCURRENCY,
  ...EXTREMES,
  ...retries(LOSSES),
];
