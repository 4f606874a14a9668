import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { all, at, change, expectation, is, table } from './dsl';

const days = (value: Json): boolean => typeof value === 'number' && value >= 1 && value <= 35;

export const rel04: Evidence = {
  expectations: [
    expectation(
      'every table',
      'has point-in-time recovery in every region',
      table,
      at('Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled'),
      all(is(true)),
    ),
    expectation(
      'every table',
      'says how far back it reaches',
      table,
      at('Replicas[].PointInTimeRecoverySpecification.RecoveryPeriodInDays'),
      all(days),
    ),
  ],
  mutations: [
    change('switch point-in-time recovery off in one region', table, (properties) => {
      properties['Replicas'][0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false;
    }),
    change(
      'leave the period out',
      table,
      (properties) => delete properties['Replicas'][0].PointInTimeRecoverySpecification.RecoveryPeriodInDays,
    ),
  ],
};
