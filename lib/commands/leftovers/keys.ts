import { DescribeKeyCommand, KMSClient, paginateListKeys, type KeyMetadata } from '@aws-sdk/client-kms';
import { allInTime, clientOptions, inTime } from '../../services/aws-account';
import { idsInDeletedStacks, isHeldByStack, type Finder } from './finder';
import { mapLimit } from '../../async/limit';
import { allPages } from './pages';
import { sinceTime, type Leftover } from './leftover';

const TYPE = 'AWS::KMS::Key';
const AT_ONCE = 10;

/**
 * Customer keys of the app: by the ids that CloudFormation remembers, and by the descriptions of the templates for what it has forgotten.
 * A key has no name, and no alias here.
 * https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export const keyFinder: Finder = {
  what: 'KMS keys',
  call: 'kms:ListKeys, kms:DescribeKey',
  async find(place) {
    const client = new KMSClient(clientOptions(place.region, place.account.access));
    const descriptions = place.templateNames.texts(TYPE, 'Description');
    const known = idsInDeletedStacks(place, TYPE);
    const listed = await allPages(paginateListKeys({ client }, {}, allInTime()), ({ Keys }) => Keys);
    const found = await mapLimit(listed, AT_ONCE, async ({ KeyId }) => {
      return (await client.send(new DescribeKeyCommand({ KeyId }), inTime())).KeyMetadata;
    });
    return found
      .flatMap((key) => key ?? [])
      .filter(({ KeyManager }) => KeyManager === 'CUSTOMER')
      .filter(({ KeyId = '', Description = '' }) => known.includes(KeyId) || descriptions.includes(Description))
      .filter(({ KeyId = '' }) => !isHeldByStack(place, KeyId))
      .map((key) => keyLeft(key, place.region));
  },
};

function keyLeft(key: KeyMetadata, region: string): Leftover {
  const { Arn = '', KeyId, KeyState, Description, DeletionDate, CreationDate } = key;
  const common = { kind: 'KMS key', id: Arn, place: region, ...sinceTime(CreationDate) };
  if (KeyState === 'PendingDeletion') {
    const about = `${Description}; KMS deletes it on ${DeletionDate?.toISOString() ?? 'a day it does not say'}`;
    return { ...common, fate: 'goes by itself', about, costs: 'nothing while its deletion is pending', remove: [] };
  }
  return {
    ...common,
    fate: 'stays',
    about: `${Description}; ${KeyState}. What it encrypts, copies and backups too, cannot be read without it`,
    costs: 'by the month; by use: requests',
    remove: [`aws kms schedule-key-deletion --key-id ${KeyId} --pending-window-in-days 7 --region ${region}`],
  };
}
