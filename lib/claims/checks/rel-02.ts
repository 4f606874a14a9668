import { asText, type Json } from '../../assembly/assembly';
import { AWS_REGIONS } from '../../settings/regions';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Look } from '../evidence';
import { clusterRuns, electableByRegion, inEveryShard, shardsOf } from './cluster-regions';
import { all, at, change, cluster, every, expectation, ofKind, ofType, ordersTable, remove, set } from './dsl';
import { allKeysWork, clusterKey, keyWorks, tableKeys } from './encryption-keys';

const CONFIGS = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const key = ofType('AWS::KMS::Key');
const role = ofType('AWS::IAM::Role');

/** Of each region, a role that may read there, and one that may write. */
const users: Look = (table, view) =>
  list(at('Replicas[].Region')(table)).map((named): Json => {
    const region = asText(named);
    const context = { 'aws:SecureTransport': 'true' };
    const mayDo = (action: string): Json =>
      view
        .matching(role)
        .find((who) => view.access.may({ who, action, resource: table, region, context }).decision === 'allowed')
        ?.path ?? null;
    return { region, reads: mayDo('dynamodb:GetItem'), writes: mayDo('dynamodb:PutItem') };
  });

const descends = (priorities: readonly number[]): boolean =>
  priorities.every((priority, index) => priority > 0 && priority < (priorities[index - 1] ?? 8));

export const rel02: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'has a replica in another region',
      ordersTable,
      at('Replicas[].Region'),
      (found) => {
        const regions = list(found);
        return (
          regions.length >= 2 &&
          new Set(regions).size === regions.length &&
          regions.every((region) => AWS_REGIONS.includes(asText(region)))
        );
      },
    ),
    expectation(
      'the orders table',
      'is read and written in each of its regions',
      ordersTable,
      users,
      all(every('reads', 'writes')),
    ),
    expectation('the orders table', 'has a key that works in each of its regions', ordersTable, tableKeys, allKeysWork),
    expectation(
      'the cluster',
      'has electable nodes in several regions, in an order of preference',
      cluster,
      (resource) =>
        shardsOf(resource).map((regions) =>
          Object.fromEntries(
            regions
              .filter(({ electable }) => electable > 0)
              .map(({ provider, region, priority }) => [`${provider} ${region}`, priority]),
          ),
        ),
      inEveryShard((priorities) => priorities.length >= 2 && descends(priorities)),
    ),
    expectation(
      'the cluster',
      'keeps most of its electable nodes when it loses any one region',
      cluster,
      electableByRegion,
      inEveryShard((counts) => Math.max(...counts) * 2 < counts.reduce((sum, count) => sum + count, 0)),
    ),
    clusterRuns,
    expectation('the cluster', 'has a key that works', cluster, clusterKey, keyWorks),
  ],
  mutations: [
    ...ofKind(
      'gone',
      change(
        'leave the replica out',
        ordersTable,
        (properties) => (properties['Replicas'] = properties['Replicas'].slice(-1)),
      ),
      remove('remove the cluster', cluster),
    ),
    ...ofKind(
      'wrong-thing',
      change('encrypt the replica with the key of another region', ordersTable, ({ Replicas: replicas }) => {
        replicas[0].SSESpecification = replicas[1].SSESpecification;
      }),
      change('only let the other region witness', ordersTable, (properties) => {
        const [other, ...rest] = properties['Replicas'];
        Object.assign(properties, { Replicas: rest, GlobalTableWitnesses: [{ Region: other.Region }] });
      }),
    ),
    ...ofKind(
      'switched-off',
      set('pause the cluster', cluster, 'Paused', true),
      set('give all regions one priority', cluster, `${CONFIGS}.Priority`, 7),
      change('have no nodes but in the first region', cluster, ({ ReplicationSpecs: [spec] }) =>
        spec.AdvancedRegionConfigs.slice(1).forEach(
          (config: Record<string, any>) => (config['ElectableSpecs'].NodeCount = 0),
        ),
      ),
    ),
    ...ofKind(
      'unable',
      change('let nobody at the replica', ordersTable, ({ Replicas: replicas }) => {
        replicas[0].ResourcePolicy = {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Principal: '*', Action: 'dynamodb:*', Resource: '*' }],
          },
        };
      }),
      set('disable the keys', key, 'Enabled', false),
    ),
    ...ofKind(
      'one-of-several',
      change(
        'write one region several times',
        ordersTable,
        ({ Replicas: replicas }) => (replicas[0].Region = replicas[1].Region),
      ),
      set('put all nodes into one region', cluster, `${CONFIGS}.RegionName`, 'EU_WEST_1'),
      change('leave most nodes to one region', cluster, ({ ReplicationSpecs: [spec] }) =>
        spec.AdvancedRegionConfigs.forEach(
          (config: Record<string, any>, index: number) => (config['ElectableSpecs'].NodeCount = index ? 1 : 5),
        ),
      ),
    ),
  ],
  notTried: { 'granted-beside': 'What anybody is allowed makes neither database be in fewer regions.' },
};
