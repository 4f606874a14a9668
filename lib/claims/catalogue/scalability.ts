import { sca01 } from '../checks/sca-01';
import { sca02 } from '../checks/sca-02';
import { sca03 } from '../checks/sca-03';
import { sca04 } from '../checks/sca-04';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws, mongodb } from './sources';

export const scalability: readonly Claim[] = [
  {
    id: 'SCA-01',
    section: 'Scalability',
    side: 'atlas',
    verdict: 'answered',
    said: 'A replica set has up to 50 instances?',
    summary: [
      {
        text: 'Yes for MongoDB: a replica set has up to 50 members, seven of them voting.',
        source: mongodb.replicaSetMembers,
      },
      { text: 'On Atlas 3, 5 or 7 nodes are electable, beside read-only and analytics nodes.', source: atlas.nodes },
      { text: 'No page of Atlas gives a total, so the 50 are the server’s.', source: atlas.limits },
      {
        text: 'Atlas Infinite has exactly two electable nodes, and seven in all; between any two regions a project has at most 100 nodes.',
        source: atlas.limits,
      },
      { text: 'More data than one set holds is sharded.', source: atlas.coreEdition },
    ],
    counterpart: [
      { text: 'DynamoDB has no members to count; it splits partitions by itself.', source: aws.partitionKeys },
    ],
    backs: ['own-sizing', 'beyond-a-tier'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sca01,
  },
  {
    id: 'SCA-02',
    section: 'Scalability',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'DynamoDB grows with storage and request load by itself.',
    summary: [
      {
        text: 'A table grows by itself, on-demand or with autoscaling, up to the limits that it is given.',
        source: aws.capacityMode,
      },
      {
        text: 'How it splits partitions no template shows; what is shown is a table without a number of instances.',
        source: TEMPLATES,
      },
      {
        text: 'An on-demand table may be throttled when its traffic more than doubles its former peak within 30 minutes.',
        source: aws.onDemandThrottling,
      },
      { text: 'One partition key has a limit of its own.', source: aws.partitionKeys },
    ],
    counterpart: [
      {
        text: 'Atlas grows its disks by itself and its instances between two bounds; more shards are a change of the cluster.',
        source: atlas.autoscaling,
      },
      {
        text: 'Atlas Infinite scales compute and storage apart and moves no data for it; in public preview up to M60 and 128 TB, without shards.',
        source: atlas.infinite,
      },
    ],
    backs: ['no-ceiling', 'doubling', 'sudden-load'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca02,
  },
  {
    id: 'SCA-03',
    section: 'Scalability',
    side: 'both',
    verdict: 'holds',
    said: 'Atlas exposes the provisioning of instances, DynamoDB hides it.',
    summary: [
      {
        text: 'The cluster’s template has instance size, node count and autoscaling bounds; the tables’ has none of them.',
        source: TEMPLATES,
      },
      {
        text: 'Atlas Core couples compute and storage in the tier that one chooses.',
        source: atlas.coreEdition,
      },
      { text: 'Atlas Infinite separates the two, and has a tier to choose all the same.', source: atlas.infinite },
    ],
    counterpart: [
      {
        text: 'Choosing sizes costs time and buys control: a dedicated instance has no throttling by partition.',
        source: aws.partitionKeys,
      },
      { text: 'Not choosing saves the time and gives the control away.', source: aws.onDemand },
    ],
    backs: ['nothing-to-run', 'own-sizing', 'few-keys'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca03,
  },
  {
    id: 'SCA-04',
    section: 'Scalability',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Choose provisioned throughput or on-demand.',
    summary: [
      { text: 'A table has either mode, and each is in a profile.', source: aws.capacityMode },
      { text: 'Provisioned comes with autoscaling, here of table and index.', source: aws.autoScaling },
      { text: 'The mode can be changed later.', source: aws.onDemand },
    ],
    counterpart: [
      { text: 'Atlas is paid by the hour of its tier.', source: atlas.clusterCosts },
      { text: 'Flex is paid by use, up to a cap.', source: atlas.flexCosts },
    ],
    backs: ['from-nothing', 'steady', 'small-bill'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca04,
  },
];
