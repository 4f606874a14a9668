import type { CfnResource } from 'aws-cdk-lib';
import { ordersApp } from '../../lib/app';
import { contextOf } from '../support/synth';
import { describeValidation } from '../support/validation';

describeValidation('free');

// The rules are the same in each profile, and test/validation/guard-rules.test.ts breaks every one: once shows that a synth runs them.
it('stops the synth of a table that breaks a Guard rule, saying how to fix it, where, and which rule', () => {
  const app = ordersApp({ context: contextOf('free') });
  const table = app.node.findChild('DynamoDb').node.findChild('Orders').node.defaultChild as CfnResource;
  table.addPropertyOverride('Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', false);
  expect(() => app.synth()).toThrow(
    /Fix: set pointInTime[^]*DynamoDb\/Orders\/Resource[^]*DYNAMODB_TABLE_HAS_POINT_IN_TIME_RECOVERY/,
  );
}, 60_000);
