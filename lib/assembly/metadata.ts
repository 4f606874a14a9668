/** Key of a resource's template metadata that lists the claims it demonstrates. */
export const CLAIMS_METADATA = 'Claims';

/** Key of a template's metadata that names the profile it was synthesized from. */
export const PROFILE_METADATA = 'Profile';

/** Parameter of every template: the profile that its stack was deployed with. */
export const PROFILE_PARAMETER = 'Profile';
