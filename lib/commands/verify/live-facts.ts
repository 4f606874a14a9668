import type { Observation } from '../../claims/observations/observations';
import type { Progress } from '../../console/progress';
import { Atlas } from './atlas';
import type { Aws } from './aws';
import type { Deployment } from './deployment';
import { clusterFacts } from './facts/cluster';
import { endpointFacts } from './facts/endpoint';
import { eventSourceFacts } from './facts/event-source';
import { keyFacts } from './facts/key';
import { logRoleFacts } from './facts/log-role';
import { peeringFacts } from './facts/peering';
import { projectFacts } from './facts/project';
import { stackFacts } from './facts/stack';
import { tableFacts } from './facts/table';
import { insightsFacts } from './facts/table-insights';
import { policyFacts } from './facts/table-policy';
import { recoveryFacts } from './facts/table-recovery';
import { ttlFacts } from './facts/table-ttl';
import { askAll, type Asked, type Setting } from './question';

/** Every fact that a service or Atlas can be asked for, of all that the templates have. */
export async function liveFacts(
  deployment: Deployment,
  aws: Aws,
  setting: Setting,
  progress: Progress,
): Promise<Observation[]> {
  const atlas = new Atlas(deployment, aws.origins);
  const groups: readonly (readonly [title: string, asked: readonly Asked[]])[] = [
    ['Stacks and their resources', stackFacts(deployment)],
    ['What is one for the account', logRoleFacts(deployment, aws)],
    ['Tables', tableFacts(deployment, aws)],
    [
      'Recovery, TTL, policies and insights of tables',
      [
        ...recoveryFacts(deployment, aws),
        ...ttlFacts(deployment, aws),
        ...policyFacts(deployment, aws),
        ...insightsFacts(deployment, aws),
      ],
    ],
    ['Event sources and keys', [...eventSourceFacts(deployment, aws), ...keyFacts(deployment, aws)]],
    ['Endpoints, peering and routes', [...endpointFacts(deployment, aws), ...peeringFacts(deployment, aws)]],
    ['Cluster and project in Atlas', [...clusterFacts(deployment, atlas), ...projectFacts(deployment, atlas)]],
  ];
  const seen: Observation[] = [];
  for (const [title, asked] of groups) {
    if (asked.length) seen.push(...(await progress.step(title, () => askAll(asked, setting))));
  }
  if (!deployment.ofType('MongoDB::Atlas::Cluster').length) seen.push(NO_CLUSTER);
  return seen;
}

const NO_CLUSTER: Observation = {
  title: 'The cluster in Atlas is as synthesized',
  side: 'atlas',
  engine: 'MongoDB Atlas',
  claims: [],
  outcome: 'skipped',
  reason:
    'the templates have no cluster: the setting atlas.connectionString names one that exists already. Look at that one in Atlas',
};
