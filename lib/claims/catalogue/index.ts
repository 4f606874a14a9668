import type { Claim } from '../claim';
import { integrations } from './integrations';
import { permissions } from './permissions';
import { portability } from './portability';
import { reliability } from './reliability';
import { scalability } from './scalability';
import { security } from './security';
import { service } from './service';

/** Every claim of the article, in its order. */
export const catalogue: readonly Claim[] = [
  ...service,
  ...integrations,
  ...scalability,
  ...reliability,
  ...portability,
  ...security,
  ...permissions,
];
