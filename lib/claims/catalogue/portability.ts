import { por01 } from '../checks/por-01';
import { por02 } from '../checks/por-02';
import { por03 } from '../checks/por-03';
import { por04 } from '../checks/por-04';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws, engines, mongodb } from './sources';

export const portability: readonly Claim[] = [
  {
    id: 'POR-01',
    section: 'Portability',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Atlas runs on more than one cloud.',
    summary: [
      {
        text: 'One cluster runs on AWS, Google Cloud and Azure at once, in the Core edition only.',
        source: atlas.nodes,
      },
      { text: 'Atlas Infinite is on AWS alone, in one region.', source: atlas.infinite },
      { text: 'A peering reaches the nodes of its own cloud and region only.', source: atlas.faqNetworking },
    ],
    counterpart: [{ text: 'DynamoDB is in AWS alone.', source: aws.introduction }],
    backs: ['several-clouds'],
    shownIn: ['showcase'],
    evidence: por01,
  },
  {
    id: 'POR-02',
    section: 'Portability',
    side: 'atlas',
    verdict: 'outdated',
    said: 'Getting data out of Atlas has been reported as hard.',
    summary: [
      {
        text: 'Snapshots go by themselves into a bucket of your own, as compressed JSON documents.',
        source: atlas.backupExport,
      },
      {
        text: '`mongodump` writes a copy that `mongorestore` reads into a server of the same major version.',
        source: mongodb.mongodump,
      },
      { text: '`mongosync` joins a cluster of Atlas with one of your own.', source: mongodb.mongosync },
      {
        text: 'Views, and all but one of the system collections, stay behind in an export.',
        source: atlas.backupExport,
      },
    ],
    counterpart: [{ text: 'DynamoDB exports to S3 as well: POR-03.', source: aws.exportToS3 }],
    backs: ['own-servers'],
    shownIn: ['production', 'showcase'],
    evidence: por02,
  },
  {
    id: 'POR-03',
    section: 'Portability',
    side: 'dynamodb',
    verdict: 'outdated',
    said: 'DynamoDB has no portability: only inside AWS, no drop-in replacement.',
    summary: [
      {
        text: 'Its data is portable: table and changes are exported to S3 in a documented format.',
        source: aws.exportToS3,
      },
      {
        text: 'Other engines speak its protocol: ExtendDB does on SQLite or PostgreSQL, managed by AWS, whose guide offers it for development and testing.',
        source: aws.extendDb,
      },
      { text: 'ExtendDB is under Apache-2.0, and lists where it differs.', source: engines.extendDb },
      { text: 'ScyllaDB’s Alternator speaks it too.', source: engines.alternator },
      { text: 'Its differences are documented.', source: engines.alternatorDifferences },
      { text: 'DynamoDB Local is for development.', source: aws.dynamoDbLocal },
    ],
    counterpart: [{ text: 'MongoDB’s interface has several servers and clouds: POR-01, POR-04.', source: atlas.nodes }],
    backs: ['stays-on-aws', 'other-clouds'],
    shownIn: ['showcase'],
    evidence: por03,
  },
  {
    id: 'POR-04',
    section: 'Portability',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'MongoDB is an open platform, so Atlas is naturally more portable.',
    summary: [
      {
        text: 'Atlas is reached as any server of MongoDB: a standard connection string, a replica set, plain indexes.',
        source: TEMPLATES,
      },
      {
        text: 'So the code that serves orders runs on another server too, but for how it signs in; `npm start` tries it.',
        source: TEMPLATES,
      },
      { text: 'Signing in as an IAM role works with Atlas alone.', source: mongodb.driverIam },
      {
        text: 'Triggers, Stream Processing, federation and export of snapshots are services of Atlas.',
        source: atlas.amazonAws,
      },
      { text: 'A copy goes out and in by `mongodump` and `mongorestore`.', source: mongodb.mongodump },
      { text: 'A cluster of your own is joined by `mongosync`.', source: mongodb.mongosync },
      {
        text: 'Open has a limit: since October 2018 the server is under the Server Side Public License, by which whoever offers it as a service publishes the source of that service.',
        source: mongodb.license,
      },
    ],
    counterpart: [
      {
        text: 'DynamoDB itself runs at AWS alone; ExtendDB speaks its protocol and has none of its source: POR-03.',
        source: aws.extendDb,
      },
    ],
    backs: ['own-servers', 'license', 'other-clouds'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: por04,
  },
];
