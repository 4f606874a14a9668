import { atlasOrder } from './atlas-order';
import { atlasRegions } from './atlas-regions';
import { backup } from './backup';
import { capacity } from './capacity';
import { deployment } from './deployment';
import { encryption } from './encryption';
import { replicas } from './replicas';
import { failures } from './failures';
import { trusts } from './trusts';
import type { Mutation } from './mutation';

/** What must break each rule, by its id. */
export const broken: Readonly<Record<string, Record<string, Mutation>>> = {
  ...backup,
  ...atlasOrder,
  ...atlasRegions,
  ...deployment,
  ...capacity,
  ...encryption,
  ...replicas,
  ...failures,
  ...trusts,
};
