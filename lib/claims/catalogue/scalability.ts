import { sca01 } from '../checks/sca-01';
import { sca02 } from '../checks/sca-02';
import { sca03 } from '../checks/sca-03';
import { sca04 } from '../checks/sca-04';
import type { Claim } from '../claim';
import { atlasPage, dynamodbPage, sourcePage } from './sources';

export const scalability: readonly Claim[] = [
  {
    id: 'SCA-01',
    section: 'Scalability',
    side: 'atlas',
    verdict: 'answered',
    said: 'A replica set has up to 50 instances?',
    summary:
      'Yes for MongoDB: 50 members, seven of them voting. Atlas offers 3, 5 or 7 electable nodes and read-only and analytics nodes beside them; no page of Atlas gives a total, so the 50 are the server’s. More data than one set holds is sharded.',
    counterpart: 'DynamoDB has no members to count; it splits partitions by itself.',
    sources: [
      sourcePage('https://www.mongodb.com/docs/manual/core/replica-set-members/'),
      atlasPage('cluster-config/multi-cloud-distribution/'),
      atlasPage('reference/atlas-limits/'),
    ],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: sca01,
  },
  {
    id: 'SCA-02',
    section: 'Scalability',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'DynamoDB grows with storage and request load by itself.',
    summary:
      'How it splits partitions is a fact of the platform. The template shows tables without a number of anything, on-demand or with autoscaling up to a limit. One partition key still has a limit, and an on-demand table is throttled beyond twice its former peak.',
    counterpart:
      'Atlas grows its disks by itself and its instances between two bounds; more shards are a change of the cluster.',
    sources: [dynamodbPage('capacity-mode.html'), dynamodbPage('bp-partition-key-design.html')],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca02,
  },
  {
    id: 'SCA-03',
    section: 'Scalability',
    side: 'both',
    verdict: 'holds',
    said: 'Atlas exposes the provisioning of instances, DynamoDB hides it.',
    summary:
      'The cluster’s template has instance size, node count and autoscaling bounds; the tables’ has none of them.',
    counterpart:
      'Choosing sizes costs time and buys control: a dedicated instance has no throttling by partition. Not choosing saves the time and gives the control away.',
    sources: [atlasPage('cluster-tier/'), atlasPage('cluster-autoscaling/'), dynamodbPage('capacity-mode.html')],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca03,
  },
  {
    id: 'SCA-04',
    section: 'Scalability',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'Choose provisioned throughput or on-demand.',
    summary:
      'Both modes, each in a profile; provisioned with autoscaling of table and index. The mode can be changed later.',
    counterpart: 'Atlas is paid by the hour of its size; Flex by use up to a cap.',
    sources: [dynamodbPage('capacity-mode.html'), dynamodbPage('AutoScaling.html')],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: sca04,
  },
];
