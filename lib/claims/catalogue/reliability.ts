import { rel01 } from '../checks/rel-01';
import { rel02 } from '../checks/rel-02';
import { rel03 } from '../checks/rel-03';
import { rel04 } from '../checks/rel-04';
import { rel06 } from '../checks/rel-06';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws, mongodb } from './sources';

export const reliability: readonly Claim[] = [
  {
    id: 'REL-01',
    section: 'Reliability',
    side: 'both',
    verdict: 'holds',
    said: 'Both run in several availability zones.',
    summary: [
      { text: 'Both do, and neither has a zone to set.', source: TEMPLATES },
      {
        text: 'DynamoDB keeps every item in three zones; that is a fact of the platform.',
        source: aws.introduction,
      },
      {
        text: 'Atlas spreads the three nodes of a cluster over three zones, or over two where the region has two.',
        source: atlas.amazonAws,
      },
    ],
    counterpart: [
      { text: 'Losing a zone is invisible on DynamoDB.', source: aws.globalTables },
      {
        text: 'On Atlas it may elect a new primary, which takes seconds and which drivers retry over.',
        source: mongodb.elections,
      },
    ],
    backs: ['no-election'],
    shownIn: ['trial', 'showcase'],
    evidence: rel01,
  },
  {
    id: 'REL-02',
    section: 'Reliability',
    side: 'both',
    verdict: 'holds-with-caveat',
    said: 'Both run in several regions.',
    summary: [
      {
        text: 'Both do; a global table takes writes in each of its regions.',
        source: aws.globalTables,
      },
      { text: 'A cluster over regions takes them in one, by an order of preference.', source: atlas.nodes },
      {
        text: 'A table is eventually consistent by default. Strong consistency is chosen at creation, in three regions of one set, and costs the table its TTL and its local index.',
        source: aws.globalTables,
      },
      { text: 'Atlas Infinite is in one region only.', source: atlas.infinite },
    ],
    counterpart: [
      {
        text: 'DynamoDB takes writes in each region and the last one wins; under strong consistency the later one fails.',
        source: aws.globalTables,
      },
      {
        text: 'Atlas takes writes in one region and elects another when it is lost; a Global Cluster takes them locally, in up to nine zones.',
        source: atlas.globalClusters,
      },
      {
        text: 'It is sharded, from M30 on, and stays one for good; no profile shows it.',
        source: atlas.createGlobalCluster,
      },
    ],
    backs: ['writes-everywhere', 'one-order', 'strong-over-regions', 'local-writes'],
    shownIn: ['production', 'showcase'],
    evidence: rel02,
  },
  {
    id: 'REL-03',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'On-demand backup and restore of a full copy.',
    summary: [
      { text: 'The whole table is copied into a vault; a restore only ever makes a new table.', source: aws.backup },
      { text: 'AWS Backup takes the copies and keeps them.', source: aws.backupByAwsBackup },
      {
        text: 'The templates show a plan with a schedule, though the claim says on demand: CloudFormation has no type for an action, so a backup on demand and a restore are commands (`npm run operate`).',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'Atlas takes a snapshot on demand and restores it into the same or another cluster.',
        source: atlas.backupOverview,
      },
    ],
    backs: ['restore-to-another', 'restore-in-place'],
    shownIn: ['production', 'showcase'],
    evidence: rel03,
  },
  {
    id: 'REL-04',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Point-in-time recovery, no backup schedule needed.',
    summary: [
      {
        text: 'A switch of the table, without a schedule; it reaches back up to 35 days.',
        source: aws.pointInTimeRecovery,
      },
      {
        text: 'The period is a setting from 1 to 35 days.',
        source: aws.pointInTimeSpecification,
      },
      { text: 'It does not change the price.', source: aws.pointInTimeRecovery },
      { text: 'Here recovery is on for every table in every region.', source: TEMPLATES },
      {
        text: 'Production and showcase keep daily backups for the same 35 days as well (REL-03): recovery ends with its table, and a vault outlives the table and can be locked.',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'Atlas restores to a point in time as well, from M10 on, by snapshots on a schedule and the operations log between them: REL-06.',
        source: atlas.backupOverview,
      },
    ],
    backs: ['recovery-by-switch'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: rel04,
  },
  {
    id: 'REL-05',
    section: 'Reliability',
    side: 'dynamodb',
    verdict: 'platform-fact',
    said: 'Backups take seconds, cost no performance, and live on durable storage.',
    summary: [
      {
        text: 'AWS says so: a backup is taken at once, can be restored within minutes, and uses no throughput of the table.',
        source: aws.createBackup,
      },
      { text: 'No template can show it. A restore takes its time.', source: aws.backup },
    ],
    counterpart: [
      { text: 'Atlas’s snapshots are the cloud’s own disk snapshots.', source: atlas.clusterCosts },
      { text: 'A restore of a large cluster takes its time as well.', source: atlas.backupOverview },
    ],
    backs: ['recovery-by-switch'],
  },
  {
    id: 'REL-06',
    section: 'Reliability',
    side: 'atlas',
    verdict: 'answered',
    said: 'Backups of Mongo?',
    summary: [
      {
        text: 'Yes, from M10 on: snapshots by schedule, and a restore to any second of a window.',
        source: atlas.backupOverview,
      },
      { text: 'Snapshots are copied into other regions as well.', source: atlas.backupPolicy },
      { text: 'They are exported to S3.', source: atlas.backupExport },
      { text: 'M0 has none.', source: atlas.freeLimits },
      { text: 'Flex has one a day.', source: atlas.flexLimits },
      { text: 'Deleting a cluster through CloudFormation deletes its snapshots.', source: mongodb.clusterResource },
    ],
    counterpart: [
      {
        text: 'DynamoDB: point-in-time recovery as a switch, and a backup plan (REL-03, REL-04).',
        source: aws.pointInTimeRecovery,
      },
    ],
    backs: ['restore-in-place', 'snapshots-go'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: rel06,
  },
];
