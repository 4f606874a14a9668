/** Exports of a table on a schedule: by a function, which is told the table and the bucket. */
import { isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import type { Decision } from '../../assembly/policies/evaluate';
import { list } from '../../assembly/policies/role-policies';
import type { Look } from '../evidence';
import type { View } from '../view';
import { at, both, ofType, ordersTable, present, table } from './dsl';
import { keyWorks, tableKeys } from './encryption-keys';
import { bucket, mayIn, othersOf } from './export-buckets';
import { takenOnBy } from './service-roles';

const VARIABLES = 'Environment.Variables';
export const [TABLE, BUCKET, OWNER] = [
  `${VARIABLES}.TABLE_ARN`,
  `${VARIABLES}.BUCKET_NAME`,
  `${VARIABLES}.BUCKET_OWNER`,
];
const lambda = ofType('AWS::Lambda::Function');
export const exporter = both(lambda, (resource) => present(at(TABLE)(resource)));

/** What follows the bucket's ARN in that of an object that is exported. */
const OBJECT = '/orders/any';
const ON_TABLE = ['DescribeContinuousBackups', 'ExportTableToPointInTime', 'ListExports'];
const EXPORT = 'dynamodb:ExportTableToPointInTime';
const SECURE = { 'aws:SecureTransport': 'true' };

/** Of another app. */
const foreign = ({ region }: TemplateResource): TemplateResource => ({
  stack: '',
  logicalId: 'Foreign',
  path: 'the table of somebody else',
  type: 'AWS::DynamoDB::GlobalTable',
  ...(region !== undefined && { region }),
  properties: { TableName: 'somebody-elses' },
  claims: [],
  json: { Type: 'AWS::DynamoDB::GlobalTable' },
});

const targetOf = (
  view: View,
  from: TemplateResource,
  path: string,
  attribute: string,
): TemplateResource | undefined => {
  const found = view.target(from, at(path)(from));
  return found?.attribute === attribute ? found.resource : undefined;
};
const roleOf = (view: View, from: TemplateResource, path: string) => {
  const found = targetOf(view, from, path, 'Arn');
  return found?.type === 'AWS::IAM::Role' ? found : undefined;
};

/** What a schedule sends; it is text in the template. */
export const sent: Look = (schedule) => {
  const input = at('Target.Input')(schedule);
  const event = typeof input === 'string' ? (JSON.parse(input) as Json) : null;
  return isObject(event) ? event : null;
};

/** What a schedule runs, and whether it may. */
export const started: Look = (schedule, view) => {
  const [run, role] = [targetOf(view, schedule, 'Target.Arn', 'Arn'), roleOf(view, schedule, 'Target.RoleArn')];
  if (!run || !role) return null;
  const group = at('GroupName')(schedule) ?? 'default';
  const arn = (account: string): string =>
    `arn:aws:scheduler:${schedule.region ?? '?'}:${account}:schedule-group/${JSON.stringify(group).replaceAll('"', '')}`;
  return {
    runs: exporter(run) ? run.path : null,
    takesRole: takenOnBy('scheduler.amazonaws.com', view, role, arn).decision,
    mayRun: view.access.may({ who: role, action: 'lambda:InvokeFunction', resource: run }).decision,
  };
};

/** What the function is told, as far as it is what it should be. */
export const told: Look = (run, view) => {
  const orders = targetOf(view, run, TABLE, 'Arn');
  const own = targetOf(view, run, BUCKET, 'Ref');
  const owner = view.targetOf(run.stack, at(OWNER)(run));
  const home = list(orders?.properties['Replicas']).find(
    (replica) => isObject(replica) && replica['Region'] === run.region,
  );
  const keys = orders && list(tableKeys(orders, view)).filter((one) => isObject(one) && one['region'] === run.region);
  const recovery = isObject(home) ? home['PointInTimeRecoverySpecification'] : undefined;
  return {
    table: orders && ordersTable(orders) ? orders.path : null,
    hasRecovery: isObject(recovery) && recovery['PointInTimeRecoveryEnabled'] === true,
    keyWorks: keys?.some(keyWorks) ?? false,
    bucket: own && bucket(own) ? own.path : null,
    isOwn: owner?.kind === 'pseudo' && owner.name === 'AWS::AccountId',
  };
};

/** Whether the function runs. */
export const runs: Look = (run, view) => {
  const role = roleOf(view, run, 'Role');
  return {
    concurrency: run.properties['ReservedConcurrentExecutions'] ?? null,
    network: run.properties['VpcConfig'] ?? null,
    takesRole: role ? takenOnBy('lambda.amazonaws.com', view, role).decision : null,
  };
};

export const exported: Look = (run, view) => {
  const [who, orders] = [roleOf(view, run, 'Role'), targetOf(view, run, TABLE, 'Arn')];
  if (!who || !orders) return null;
  const may = (action: string, resource: TemplateResource, within = ''): Decision['decision'] =>
    view.access.may({ who, action, resource, within, context: SECURE }).decision;
  return {
    may: [
      ...ON_TABLE.map((name) => may(`dynamodb:${name}`, orders)),
      may('dynamodb:DescribeExport', orders, '/export/any'),
    ],
    others: [...view.matching(table), foreign(orders)]
      .filter((one) => one !== orders && may(EXPORT, one) !== 'denied')
      .map(({ path }) => path),
  };
};

export const written: Look = (run, view) => {
  const [who, own] = [roleOf(view, run, 'Role'), targetOf(view, run, BUCKET, 'Ref')];
  if (!who || !own) return null;
  return {
    may: [mayIn(view, who, 's3:PutObject', own, OBJECT).decision],
    others: othersOf(view, who, 's3:PutObject', OBJECT, [own]),
  };
};

/** What is asked for is allowed, and nothing of the kind beside it. */
export const thatAndNoOther = (found: Json | undefined): boolean =>
  isObject(found) &&
  list(found['others']).length === 0 &&
  list(found['may']).length > 0 &&
  list(found['may']).every((decision) => decision === 'allowed');

export const isFull = (found: Json | undefined): boolean =>
  isObject(found) && Object.values(found satisfies JsonObject).every((part) => part !== null && part !== false);
