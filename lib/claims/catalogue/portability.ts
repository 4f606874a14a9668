import { por01 } from '../checks/por-01';
import { por02 } from '../checks/por-02';
import { por03 } from '../checks/por-03';
import type { Claim } from '../claim';
import { atlasPage, dynamodbPage, sourcePage } from './sources';

export const portability: readonly Claim[] = [
  {
    id: 'POR-01',
    section: 'Portability',
    side: 'atlas',
    verdict: 'holds',
    said: 'Atlas runs on more than one cloud.',
    summary:
      'One cluster over AWS, Google Cloud and Azure at once, in the Core edition. A peering reaches the nodes of its own cloud and region only.',
    counterpart: 'DynamoDB is in AWS alone.',
    sources: [atlasPage('cluster-config/multi-cloud-distribution/'), atlasPage('atlas-core-edition/')],
    shownIn: ['showcase'],
    evidence: por01,
  },
  {
    id: 'POR-02',
    section: 'Portability',
    side: 'atlas',
    verdict: 'answered',
    said: 'Getting data out of Atlas has been reported as hard.',
    summary:
      'Snapshots are exported to a bucket of your own by themselves, as documents. The wire protocol is open: the same code runs against a server of your own.',
    counterpart: 'DynamoDB exports to S3 as well: POR-03.',
    sources: [atlasPage('backup/cloud-backup/export/'), atlasPage('backup/cloud-backup/overview/')],
    shownIn: ['production', 'showcase'],
    evidence: por02,
  },
  {
    id: 'POR-03',
    section: 'Portability',
    side: 'dynamodb',
    verdict: 'outdated',
    said: 'DynamoDB has no portability: only inside AWS, no drop-in replacement.',
    summary:
      'Outdated for data: the table and its changes are exported to S3 in a documented format. In part still true of the interface: ScyllaDB’s Alternator speaks it, with documented differences; DynamoDB Local is for development.',
    counterpart: 'MongoDB’s interface has several servers and clouds: POR-01, POR-02.',
    sources: [
      dynamodbPage('S3DataExport_Requesting.html'),
      sourcePage('https://docs.scylladb.com/manual/stable/alternator/alternator.html'),
      sourcePage('https://docs.scylladb.com/manual/stable/alternator/compatibility.html'),
      dynamodbPage('DynamoDBLocal'),
    ],
    shownIn: ['showcase'],
    evidence: por03,
  },
];
