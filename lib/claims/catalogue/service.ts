import { svc01 } from '../checks/svc-01';
import { svc02 } from '../checks/svc-02';
import { svc03 } from '../checks/svc-03';
import { svc04 } from '../checks/svc-04';
import { svc05 } from '../checks/svc-05';
import { svc06 } from '../checks/svc-06';
import type { Claim } from '../claim';
import { TEMPLATES } from '../sentence';
import { atlas, aws } from './sources';

export const service: readonly Claim[] = [
  {
    id: 'SVC-01',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'DynamoDB is easy to start with.',
    summary: [
      {
        text: 'A table is one resource of one stack, with no capacity, network, encryption key or version to choose first.',
        source: TEMPLATES,
      },
      { text: 'On-demand is its default mode.', source: aws.onDemand },
      { text: 'What has to be chosen is the item’s key, from the access patterns.', source: aws.partitionKeys },
      {
        text: 'Shown in profile free: a table has one billing mode at a time, and the showcase’s is provisioned.',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'Atlas needs an account, a cluster, a database user and an access list before the first connection; M0 makes that free.',
        source: atlas.gettingStarted,
      },
    ],
    backs: ['known-queries', 'keys-first', 'first-day', 'second-vendor'],
    shownIn: ['free'],
    evidence: svc01,
  },
  {
    id: 'SVC-02',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Scaling a table’s throughput is one simple setting.',
    summary: [
      {
        text: 'The billing mode and its limits are settings; what no setting scales is a single partition.',
        source: aws.capacityMode,
      },
      {
        text: 'On-demand goes up to a maximum, provisioned moves between the bounds of its autoscaling; warm throughput says what the table can take at once.',
        source: aws.warmThroughput,
      },
      {
        text: 'A partition takes 1,000 writes a second, also one of an index, which then holds back the writes of its table.',
        source: aws.indexThrottling,
      },
      {
        text: 'Here the listing by status has five partition key values, so all customers together create at most 1,000 orders a second, and settings above 5,000 writes are refused; to go beyond, the key of that index must be spread.',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'Atlas scales by cluster tier and number of nodes, by hand or between the two bounds of its autoscaling.',
        source: atlas.autoscaling,
      },
      {
        text: 'A tier has a largest disk; beyond it the tier grows, or the cluster is sharded.',
        source: atlas.coreEdition,
      },
    ],
    backs: ['no-ceiling', 'hot-key'],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: svc02,
  },
  {
    id: 'SVC-03',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'DynamoDB has nothing to maintain.',
    summary: [
      {
        text: 'A table has no instance, version or maintenance window; yours to maintain is only what stands around it.',
        source: aws.introduction,
      },
      { text: 'That is indexes, encryption keys, alarms and the code in front.', source: TEMPLATES },
    ],
    counterpart: [
      {
        text: 'An Atlas cluster has all three: a size, a version policy and a maintenance window. Atlas does the work, node by node; you choose when.',
        source: atlas.maintenanceWindow,
      },
    ],
    backs: ['nothing-to-run'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: svc03,
  },
  {
    id: 'SVC-04',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Atlas has a free instance for development.',
    summary: [
      {
        text: 'M0 is free, with 0.5 GB, 100 operations a second and 500 connections, one cluster a project.',
        source: atlas.freeLimits,
      },
      {
        text: 'It pauses after 30 days without use, and has no backup, peering, private endpoint, customer key or auditing.',
        source: atlas.freeLimits,
      },
      { text: 'Flex is the next step: 5 GB, 500 operations a second, daily snapshots.', source: atlas.flexLimits },
      { text: 'The serverless, M2 and M5 sizes are gone.', source: atlas.flexMigration },
      {
        text: 'Shown in profile free: a cluster has one size, and the showcase’s is a dedicated one.',
        source: TEMPLATES,
      },
    ],
    counterpart: [
      {
        text: 'DynamoDB has no free instance because it has no instance; 25 GB, and 25 read and 25 write units of provisioned capacity, are free for good.',
        source: aws.pricing,
      },
      { text: 'An idle on-demand table costs its storage alone.', source: aws.onDemand },
    ],
    backs: ['free-instance', 'idle', 'small-bill'],
    shownIn: ['free'],
    evidence: svc04,
  },
  {
    id: 'SVC-05',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'New MongoDB versions arrive at once on Atlas.',
    summary: [
      {
        text: 'With automatic upgrades a dedicated cluster takes every release as Atlas rolls it out, and cannot pin one.',
        source: atlas.versions,
      },
      {
        text: 'Without them it stays on a major version, whose patches always arrive; the way back to that is open only from a major release to its first minor one.',
        source: atlas.versions,
      },
      { text: 'MongoDB 9.0 is offered from M10 on; M0 and Flex are on 8.0.', source: atlas.versions },
      {
        text: 'When a version’s life ends, Atlas upgrades the cluster itself, in the maintenance window if there is one.',
        source: atlas.faqDatabase,
      },
    ],
    counterpart: [
      { text: 'DynamoDB has no versions; changes of the service arrive for everybody.', source: aws.introduction },
    ],
    backs: ['own-versions'],
    shownIn: ['showcase'],
    evidence: svc05,
  },
  {
    id: 'SVC-06',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Atlas’s infrastructure is tuned for MongoDB.',
    summary: [
      {
        text: 'That the hosts are tuned is Atlas’s word only; what the user can choose is shown.',
        source: atlas.clusterTier,
      },
      {
        text: 'It is instance class and disk autoscaling, and in production disk operations, which Atlas does not let be set on a cluster over several clouds as showcase has.',
        source: atlas.storage,
      },
      {
        text: 'Atlas Infinite, in public preview, separates compute from storage: a larger tier brings more disk operations, and storage grows apart from it.',
        source: atlas.infinite,
      },
    ],
    counterpart: [
      { text: 'DynamoDB shows nothing of its hosts and offers nothing to choose.', source: aws.introduction },
    ],
    backs: ['own-sizing'],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: svc06,
  },
];
