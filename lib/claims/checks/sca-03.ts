import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { all, at, change, cluster, expectation, is, only, present, set, table } from './dsl';

const provisioning = ({ properties }: TemplateResource): Json =>
  [
    ...JSON.stringify(properties).matchAll(/"(InstanceSize|InstanceType|NodeCount|MinInstanceSize|MaxInstanceSize)":/g),
  ].map(([, name]) => name as string);

const CONFIG = 'ReplicationSpecs[].AdvancedRegionConfigs[]';

export const sca03: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has an instance size',
      cluster,
      at(`${CONFIG}.ElectableSpecs.InstanceSize`),
      all(present),
    ),
    expectation(
      'the cluster',
      'has a number of nodes',
      cluster,
      at(`${CONFIG}.ElectableSpecs.NodeCount`),
      all(present),
    ),
    expectation(
      'the cluster',
      'has bounds for autoscaling',
      cluster,
      at(`${CONFIG}.AutoScaling.Compute.MaxInstanceSize`),
      all(present),
      {
        onlyIn: ['production', 'showcase'],
      },
    ),
    expectation('every table', 'has none of these', table, provisioning, is([])),
  ],
  mutations: [
    set('leave the size out', cluster, `${CONFIG}.ElectableSpecs.InstanceSize`, undefined),
    set('leave the number of nodes out', cluster, `${CONFIG}.ElectableSpecs.NodeCount`, undefined),
    only(['production', 'showcase'], set('leave the bounds out', cluster, `${CONFIG}.AutoScaling.Compute`, undefined)),
    change('give the tables a size', table, (properties) => (properties['InstanceType'] = 'large')),
  ],
};
