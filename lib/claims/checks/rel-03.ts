import { isObject } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Evidence, Look } from '../evidence';
import { all, at, change, each, expectation, ofKind, ofType, ordersTable, parts } from './dsl';
import { pointsTo, pointsToOwn, present, remove, set } from './dsl';
import { keyNamed, keyWorks } from './encryption-keys';
import { comesAgain } from './recurring';
import { takenOnBy } from './service-roles';

const plan = ofType('AWS::Backup::BackupPlan');
const vault = ofType('AWS::Backup::BackupVault');
const selection = ofType('AWS::Backup::BackupSelection');
const key = ofType('AWS::KMS::Key');
const role = ofType('AWS::IAM::Role');
const RULES = 'BackupPlan.BackupPlanRule[]';
const [SCHEDULE, DAYS] = [`${RULES}.ScheduleExpression`, `${RULES}.Lifecycle.DeleteAfterDays`];
const [START, END] = [`${RULES}.StartWindowMinutes`, `${RULES}.CompletionWindowMinutes`];
const [CHOSEN, ROLE] = ['BackupSelection.Resources', 'BackupSelection.IamRoleArn'];
const FILTERS = ['Conditions', 'ListOfTags', 'NotResources'].map((name) => `BackupSelection.${name}`);

/** What decides for each table that is selected. */
const rights: Look = (selected, view) => {
  const who = view.target(selected, at(ROLE)(selected));
  if (who?.attribute !== 'Arn' || !role(who.resource)) return [];
  const context = { 'aws:SecureTransport': 'true' };
  return view
    .matching(ordersTable)
    .flatMap((resource) => [
      { ...takenOnBy('backup.amazonaws.com', view, who.resource) },
      { ...view.access.may({ who: who.resource, action: 'dynamodb:CreateBackup', resource, context }) },
    ]);
};

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
      'a backup vault',
      'has a key that works',
      vault,
      (resource, view) => keyNamed(view, resource, at('EncryptionKeyArn')(resource), resource.region ?? '', 'backup'),
      keyWorks,
    ),
    expectation(
      'a backup vault',
      'has no policy that could refuse a copy or a restore',
      vault,
      at('AccessPolicy'),
      (found) => found === undefined,
    ),
    expectation(
      'a backup plan',
      'copies into that vault',
      plan,
      at(`${RULES}.TargetBackupVault`),
      each(pointsToOwn(vault)),
    ),
    expectation(
      'a backup plan',
      'comes again, with the time that a copy takes, and keeps it for a day at the least',
      plan,
      parts(SCHEDULE, START, END, DAYS),
      (found) =>
        isObject(found) &&
        all(comesAgain)(found[SCHEDULE]) &&
        all((days) => Number(days) >= 1)(found[DAYS]) &&
        list(found[END]).every((end, rule) => !present(end) || Number(end) > Number(list(found[START])[rule] ?? 0)),
    ),
    expectation(
      'a backup plan',
      'keeps copies no shorter and no longer than the lock of the vault lets it',
      plan,
      (resource, view) => ({
        days: at(DAYS)(resource) ?? null,
        locks: view.matching(vault).map(({ properties }) => properties['LockConfiguration'] ?? {}),
      }),
      (found) =>
        isObject(found) &&
        list(found['locks']).every(
          (lock) =>
            isObject(lock) &&
            list(found['days']).every(
              (days) =>
                Number(days) >= Number(lock['MinRetentionDays'] ?? 0) &&
                Number(days) <= Number(lock['MaxRetentionDays'] ?? Infinity),
            ),
        ),
    ),
    expectation('the plan', 'selects the orders table', selection, at(CHOSEN), each(pointsTo(ordersTable, 'Arn'))),
    expectation(
      'the selection',
      'is one of that plan, and leaves nothing out',
      selection,
      parts('BackupPlanId', ...FILTERS),
      (found, resource, view) =>
        pointsToOwn(plan, 'BackupPlanId')(resource.properties['BackupPlanId'], resource, view) &&
        isObject(found) &&
        FILTERS.every((path) => !present(found[path])),
    ),
    expectation(
      'AWS Backup',
      'may take on the role that it is given, and copy the table by it',
      selection,
      rights,
      all((right) => isObject(right) && right['decision'] === 'allowed'),
    ),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the plan', plan), remove('remove the vault', vault)),
    ...ofKind(
      'wrong-thing',
      set('copy into another vault', plan, `${RULES}.TargetBackupVault`, 'other'),
      set('select another table', selection, CHOSEN, ['arn:aws:dynamodb:eu-west-1:111122223333:table/order-totals']),
      change('select the stream of the table', selection, ({ BackupSelection: { Resources: resources } }) => {
        resources[0] = { 'Fn::GetAtt': [resources[0]['Fn::GetAtt'][0], 'StreamArn'] };
      }),
      set('select for another plan', selection, 'BackupPlanId', 'other'),
    ),
    ...ofKind(
      'switched-off',
      set('copy at no time', plan, SCHEDULE, undefined),
      set('copy on a day that never comes', plan, SCHEDULE, 'cron(30 2 30 2 ? *)'),
      set('copy in one year only', plan, SCHEDULE, 'cron(30 2 * * ? 2020)'),
      set('keep copies for no day', plan, DAYS, 0),
      set('give a copy no time', plan, END, 0),
      set('lock the vault against copies that are kept so long', vault, 'LockConfiguration', {
        MinRetentionDays: 1,
        MaxRetentionDays: 7,
      }),
      set('select nothing', selection, CHOSEN, []),
      change(
        'leave the selected table out',
        selection,
        ({ BackupSelection: selected }) => (selected.NotResources = selected.Resources),
      ),
      set('disable the keys', key, 'Enabled', false),
    ),
    ...ofKind(
      'unable',
      set('leave the vault without a name', vault, 'BackupVaultName', undefined),
      set('close the vault', vault, 'AccessPolicy', {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:StartRestoreJob', Resource: '*' }],
      }),
      set('give the role of somebody else', selection, ROLE, 'arn:aws:iam::111122223333:role/other'),
      change('take the right from the role', role, (properties) => delete properties['ManagedPolicyArns']),
      change('deny the copy at the table', ordersTable, ({ Replicas: replicas }) =>
        replicas.forEach((replica: Record<string, any>) => {
          replica['ResourcePolicy'] = {
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Deny', Principal: '*', Action: 'dynamodb:CreateBackup', Resource: '*' }],
            },
          };
        }),
      ),
      set('let another service take on all roles', role, 'AssumeRolePolicyDocument.Statement[].Principal', {
        Service: 'ec2.amazonaws.com',
      }),
    ),
    ...ofKind(
      'granted-beside',
      set('let anybody take on all roles', role, 'AssumeRolePolicyDocument.Statement[].Principal', '*'),
    ),
    ...ofKind(
      'one-of-several',
      change('keep the copies of one rule of two only', plan, ({ BackupPlan: { BackupPlanRule: rules } }) =>
        rules.push({ ...rules[0], RuleName: 'Weekly', Lifecycle: {} }),
      ),
    ),
  ],
};
