import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, expectation, is, parts, table } from './dsl';

/** Names of properties that would count machines, partitions or disks. */
const COUNTED =
  /"(Instance\w*|NodeCount|NumberOfNodes|ShardCount|NumShards|\w*Partitions|DiskSize\w*|AllocatedStorage)":/g;

const counted = ({ properties }: TemplateResource): Json =>
  [...JSON.stringify(properties).matchAll(COUNTED)].map(([, name]) => name as string);

const SCALING = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';

const growsByItself = (found: Json | undefined): boolean => {
  const { BillingMode: mode, [`${SCALING}.MaxCapacity`]: maximum } = found as Record<string, Json>;
  return mode === 'PAY_PER_REQUEST' || typeof maximum === 'number';
};

export const sca02: Evidence = {
  expectations: [
    expectation('every table', 'has no number of instances, partitions or disks', table, counted, is([])),
    expectation(
      'every table',
      'takes requests as they come (on-demand) or grows with them up to a limit (autoscaling)',
      table,
      parts('BillingMode', `${SCALING}.MaxCapacity`),
      growsByItself,
    ),
  ],
  mutations: [
    change('count nodes', table, (properties) => (properties['NodeCount'] = 3)),
    change('provision a fixed capacity', table, (properties) => {
      properties['BillingMode'] = 'PROVISIONED';
      delete properties['WriteProvisionedThroughputSettings'];
    }),
  ],
};
