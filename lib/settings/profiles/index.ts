import type { ProfileName, ProfileSettings } from '../schema';
import { free } from './free';
import { production } from './production';
import { showcase } from './showcase';
import { trial } from './trial';

export const profiles: Readonly<Record<ProfileName, ProfileSettings>> = { free, trial, production, showcase };
export const DEFAULT_PROFILE: ProfileName = 'trial';
