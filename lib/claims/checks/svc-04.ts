import { isObject, type Json } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Look } from '../evidence';
import { clusterRuns } from './cluster-regions';
import { at, change, cluster, expectation, is, ofKind, ofType, remove, set } from './dsl';
import { sameProject } from './database-users';
import { sizesOf } from './sizes';

const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
const user = ofType('MongoDB::Atlas::DatabaseUser');
const accessList = ofType('MongoDB::Atlas::ProjectIpAccessList');

/** What a first connection needs in the project of a cluster, and how many clusters it has. */
const project: Look = (one, view): Json => {
  const inIt = (select: typeof user) => view.matching(select).filter((each) => sameProject(view, each, one));
  const isOfCluster = is({ Name: one.properties['Name'] ?? null, Type: 'CLUSTER' });
  return {
    clusters: inIt(cluster).length,
    mayComeFrom: inIt(accessList).flatMap((each) => list(each.properties['AccessList'])).length,
    users: inIt(user).filter(({ properties }) => list(properties['Scopes']).every(isOfCluster)).length,
  };
};

export const svc04: Evidence = {
  expectations: [
    expectation('the cluster', 'is the free size', cluster, sizesOf, is([{ size: 'M0', nodes: 3 }])),
    expectation('the cluster', 'shares its hosts', cluster, at(`${CONFIG}.ProviderName`), is(['TENANT'])),
    clusterRuns,
    expectation(
      'the cluster',
      'is the one of its project, where a user may sign in from somewhere',
      cluster,
      project,
      (found) =>
        isObject(found) && found['clusters'] === 1 && Number(found['mayComeFrom']) > 0 && Number(found['users']) > 0,
    ),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the cluster', cluster), remove('remove the user', user)),
    ...ofKind(
      'wrong-thing',
      set('take a dedicated size', cluster, `${CONFIG}.ElectableSpecs.InstanceSize`, 'M10'),
      set('take hosts of its own', cluster, `${CONFIG}.ProviderName`, 'AWS'),
      set('let the user into another cluster', user, 'Scopes', [{ Name: 'other', Type: 'CLUSTER' }]),
    ),
    ...ofKind(
      'switched-off',
      set('pause the cluster', cluster, 'Paused', true),
      set('take no nodes', cluster, `${CONFIG}.ElectableSpecs.NodeCount`, 0),
    ),
    ...ofKind('unable', remove('let nobody connect', accessList)),
    ...ofKind(
      'one-of-several',
      change('take a second region', cluster, (properties) => {
        const configs = properties['ReplicationSpecs'][0].AdvancedRegionConfigs;
        configs.push({ ...configs[0], ElectableSpecs: { InstanceSize: 'M10', NodeCount: 2 } });
      }),
    ),
  ],
  notTried: { 'granted-beside': 'it says what is free, not who is let in' },
};
