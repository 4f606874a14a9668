import { svc01 } from '../checks/svc-01';
import { svc02 } from '../checks/svc-02';
import { svc03 } from '../checks/svc-03';
import { svc04 } from '../checks/svc-04';
import { svc05 } from '../checks/svc-05';
import { svc06 } from '../checks/svc-06';
import type { Claim } from '../claim';
import { atlasPage, dynamodbPage } from './sources';

export const service: readonly Claim[] = [
  {
    id: 'SVC-01',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'DynamoDB is easy to start with.',
    summary:
      'A table is one resource of one stack. There is no capacity, network, key or version to choose first; the item’s key and the access patterns are. Shown in profile free: a table has one billing mode at a time, and the showcase’s is provisioned.',
    counterpart:
      'Atlas needs an organisation, a project, a cluster, a user and an access list before the first connection; M0 makes that free.',
    sources: [dynamodbPage('GettingStartedDynamoDB.html'), dynamodbPage('capacity-mode.html')],
    shownIn: ['free'],
    evidence: svc01,
  },
  {
    id: 'SVC-02',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds-with-caveat',
    said: 'Scaling a table’s throughput is one simple setting.',
    summary:
      'The billing mode and its limits: on-demand up to a maximum, or provisioned with autoscaling between bounds. Warm throughput says what the table can take at once. What no setting scales is one partition: 1,000 writes a second, also of an index, which then holds back the writes of its table. The listing by status has five partition key values, so all customers together create at most 1,000 orders a second, and settings above 5,000 writes are refused; to go beyond, the key of that index must be spread.',
    counterpart:
      'Atlas scales by instance size and number of nodes, by hand or between the two bounds of its autoscaling.',
    sources: [
      dynamodbPage('capacity-mode.html'),
      dynamodbPage('warm-throughput.html'),
      dynamodbPage('gsi-throttling.html'),
    ],
    shownIn: ['free', 'trial', 'production', 'showcase'],
    evidence: svc02,
  },
  {
    id: 'SVC-03',
    section: 'Service',
    side: 'dynamodb',
    verdict: 'holds',
    said: 'DynamoDB has nothing to maintain.',
    summary:
      'No table in the templates has an instance, a version or a maintenance window. Indexes, keys, alarms and the code in front remain yours.',
    counterpart:
      'An Atlas cluster has all three: a size, a version policy and a maintenance window. Atlas does the work, node by node; you choose when.',
    sources: [dynamodbPage('Introduction.html'), atlasPage('tutorial/cluster-maintenance-window/')],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: svc03,
  },
  {
    id: 'SVC-04',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Atlas has a free instance for development.',
    summary:
      'M0: 0.5 GB, 100 operations a second, 500 connections, one a project, paused after 30 days without use. No backup, peering, private endpoint, customer key or auditing. Flex is the next step (5 GB, 500 operations a second, daily snapshots); the serverless, M2 and M5 sizes are gone. Shown in profile free: a cluster has one size, and the showcase’s is a dedicated one.',
    counterpart: 'DynamoDB has no free instance because it has no instance: an idle on-demand table costs its storage.',
    sources: [
      atlasPage('reference/free-shared-limitations/'),
      atlasPage('reference/flex-limitations/'),
      atlasPage('flex-migration/'),
    ],
    shownIn: ['free'],
    evidence: svc04,
  },
  {
    id: 'SVC-05',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'New MongoDB versions arrive at once on Atlas.',
    summary:
      'With continuous releases a cluster takes every release as it comes, and cannot pin one. The default stays on a major version until told.',
    counterpart: 'DynamoDB has no versions; changes of the service arrive for everybody.',
    sources: [atlasPage('tutorial/major-version-change/'), atlasPage('tutorial/cluster-maintenance-window/')],
    shownIn: ['showcase'],
    evidence: svc05,
  },
  {
    id: 'SVC-06',
    section: 'Service',
    side: 'atlas',
    verdict: 'holds-with-caveat',
    said: 'Atlas’s infrastructure is tuned for MongoDB.',
    summary:
      'That the hosts are tuned is Atlas’s word; no template can show it. What the user chooses is shown: instance class and disk autoscaling, and in production disk operations, which Atlas does not let be set on a cluster over several clouds as showcase has.',
    counterpart: 'DynamoDB shows nothing of its hosts and offers nothing to choose.',
    sources: [atlasPage('cluster-tier/'), atlasPage('customize-storage/')],
    shownIn: ['trial', 'production', 'showcase'],
    evidence: svc06,
  },
];
