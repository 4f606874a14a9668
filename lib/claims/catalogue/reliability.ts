import { rel01 } from '../checks/rel-01';
import { rel02 } from '../checks/rel-02';
import { rel03 } from '../checks/rel-03';
import { rel04 } from '../checks/rel-04';
import { rel06 } from '../checks/rel-06';
import type { Claim } from '../claim';
import { atlasPage, dynamodbPage, sourcePage } from './sources';

export const reliability: readonly Claim[] = [
  {
    id: 'REL-01',
    section: 'Reliability',
    side: 'both',
    verdict: 'holds',
    said: 'Both run in several availability zones.',
    summary:
      'DynamoDB keeps every item in three zones of a region; that is a fact of the platform, and the table has no zone to set. Atlas spreads three electable nodes over the zones of their region.',
    counterpart:
      'Losing a zone is invisible on DynamoDB; on Atlas it may elect a new primary, which takes seconds and which drivers retry over.',
    sources: [dynamodbPage('Introduction.html'), atlasPage('reference/amazon-aws/')],
    shownIn: ['trial', 'showcase'],
    evidence: rel01,
  },
  {
    id: 'REL-02',
    section: 'Reliability',
    side: 'both',
    verdict: 'holds',
    said: 'Both run in several regions.',
    summary:
      'A global table writes in every region, eventually consistent by default; strong consistency is chosen at creation, in three regions of one set. A cluster over regions has one primary, with an order of preference.',
    counterpart:
      'DynamoDB takes writes in each region, the last one wins; Atlas takes them in one and elects another when it is lost.',
    sources: [
      dynamodbPage('V2globaltables_HowItWorks.html'),
      sourcePage('https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/overview.html'),
      atlasPage('cluster-config/multi-cloud-distribution/'),
    ],
    shownIn: ['production', 'showcase'],
    evidence: rel02,
  },
  {
    id: 'REL-03',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'On-demand backup and restore of a full copy.',
    summary:
      'AWS Backup copies the table into a vault by a plan; a backup on demand and a restore are commands, since CloudFormation has no type for an action. A restore makes a new table.',
    counterpart: 'Atlas takes a snapshot on demand and restores it into the same or another cluster.',
    sources: [dynamodbPage('backuprestore_HowItWorksAWS.html'), dynamodbPage('BackupRestore.html')],
    shownIn: ['production', 'showcase'],
    evidence: rel03,
  },
  {
    id: 'REL-04',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Point-in-time recovery, no backup schedule needed.',
    summary:
      'On for every table in every region; the period is a setting from 1 to 35 days and does not change the price.',
    counterpart:
      'Atlas restores to a point in time as well, from M10 on, by snapshots on a schedule and the operations log between them: REL-06.',
    sources: [
      dynamodbPage('PointInTimeRecovery_Howitworks.html'),
      sourcePage(
        'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html',
      ),
    ],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: rel04,
  },
  {
    id: 'REL-05',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'platform-fact',
    said: 'Backups take seconds, cost no performance, and live on durable storage.',
    summary:
      'AWS says so: a backup takes no capacity of the table and finishes in seconds whatever the size. No template can show it. A restore takes its time.',
    counterpart:
      'Atlas’s snapshots use the cloud’s own disk snapshots; a restore of a large cluster takes its time as well.',
    sources: [dynamodbPage('BackupRestore.html')],
  },
  {
    id: 'REL-06',
    section: 'Reliability',
    side: 'atlas',
    verdict: 'answered',
    said: 'Backups of Mongo?',
    summary:
      'Yes, from M10 on: snapshots by schedule, continuous backup with a restore to any second of a window, copies into other regions, export to S3. M0 has none; Flex one a day. Deleting a cluster through CloudFormation deletes its snapshots.',
    counterpart: 'DynamoDB: point-in-time recovery as a switch, and a backup plan (REL-03, REL-04).',
    sources: [
      atlasPage('backup/cloud-backup/overview/'),
      atlasPage('backup/cloud-backup/configure-backup-policy/'),
      atlasPage('architecture/current/backups/'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: rel06,
  },
];
