import type { Settings } from './schema';
import { SHARED_SIZES } from './atlas-schema';

export const isShared = ({ atlas }: Pick<Settings, 'atlas'>): boolean =>
  (SHARED_SIZES as readonly string[]).includes(atlas.instanceSize);
