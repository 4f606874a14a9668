import type { Settings } from '../../settings/schema';

/**
 * On every resource that takes tags, on AWS and in Atlas: what a bill is split by, and what `npm run leftovers` tells the app's own by.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-alloc-tags.html
 */
export const tagsOf = ({ profile }: Pick<Settings, 'profile'>) => ({ application: APPLICATION, profile });

export const APPLICATION = 'orders';
