import type { Evidence } from '../evidence';
import { all, at, each, expectation, ofType, ordersTable, parts, pointsTo, present, remove, set } from './dsl';

const plan = ofType('AWS::Backup::BackupPlan');
const vault = ofType('AWS::Backup::BackupVault');
const selection = ofType('AWS::Backup::BackupSelection');
const RULES = 'BackupPlan.BackupPlanRule[]';
const [SCHEDULE, DAYS] = [`${RULES}.ScheduleExpression`, `${RULES}.Lifecycle.DeleteAfterDays`];

export const rel03: Evidence = {
  expectations: [
    expectation(
      'a backup vault',
      'has a name, by which a restore finds its copies',
      vault,
      at('BackupVaultName'),
      present,
    ),
    expectation(
      'a backup plan',
      'copies into that vault',
      plan,
      at(`${RULES}.TargetBackupVault`),
      each(pointsTo(vault)),
    ),
    expectation(
      'a backup plan',
      'says when it copies and for how long it keeps',
      plan,
      parts(SCHEDULE, DAYS),
      (found) => Object.values(found as object).every(all(present)),
    ),
    expectation(
      'the plan',
      'selects the orders table',
      selection,
      at('BackupSelection.Resources'),
      each(pointsTo(ordersTable)),
    ),
  ],
  mutations: [
    remove('remove the plan', plan),
    set('copy at no time', plan, SCHEDULE, undefined),
    set('copy into another vault', plan, `${RULES}.TargetBackupVault`, 'other'),
    set('select nothing', selection, 'BackupSelection.Resources', []),
    set('leave the vault without a name', vault, 'BackupVaultName', undefined),
    remove('remove the vault', vault),
  ],
};
