/** What a zero-ETL integration has to be let do at both ends, and nobody else. */
import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import { accountOf } from '../../assembly/policies/request';
import type { View } from '../view';
import { decisions, notDenied, referred } from './access';
import { at, ofType, ordersTable } from './dsl';
import { OTHER_ACCOUNT } from './keys';
import { keyOf } from './tables';

export const integration = ofType('AWS::Redshift::Integration');
export const namespace = ofType('AWS::RedshiftServerless::Namespace');
export const workgroup = ofType('AWS::RedshiftServerless::Workgroup');
/** Of a replica. */
export const RECOVERY = 'PointInTimeRecoverySpecification';

const REDSHIFT = 'redshift.amazonaws.com';
const STRANGER = { who: OTHER_ACCOUNT, otherKeys: 'any' } as const;

export const warehouseOf = (zeroEtl: TemplateResource, view: View): TemplateResource | undefined =>
  referred(view, zeroEtl, at('TargetArn')(zeroEtl), ['AWS::RedshiftServerless::Namespace', 'Namespace.NamespaceArn']);

/** Of the table, in the region of the integration, and of its key there. */
export function sourceRights(zeroEtl: TemplateResource, view: View): Json | undefined {
  const { region } = zeroEtl;
  const [orders] = view.matching(ordersTable);
  const key = orders && keyOf(orders, view, region);
  if (!orders || !key || region === undefined) return undefined;
  const table = (who: Asked['who'], ...names: string[]): Omit<Asked, 'context'>[] =>
    names.map((name) => ({ who, action: `dynamodb:${name}`, resource: orders, region }));
  const requests = [
    ...table(REDSHIFT, 'DescribeTable', 'ExportTableToPointInTime'),
    { who: REDSHIFT, action: 'dynamodb:DescribeExport', resource: orders, region, within: '/export/0a1b' },
    ...['kms:Decrypt', 'kms:CreateGrant'].map((action) => ({ who: REDSHIFT, action, resource: key })),
  ];
  const madeFor = (account: string) => ({
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:redshift:${region}:${account}:integration:0a1b2c3d`,
  });
  const by = (context: Asked['context']): Asked[] => requests.map((one) => ({ ...one, context }));
  return {
    own: decisions(view, by(madeFor(accountOf(view.access.arnOf(orders))))),
    beside: notDenied(view, [
      ...by(madeFor(OTHER_ACCOUNT.account)),
      ...by({}),
      ...table(REDSHIFT, 'GetItem', 'PutItem', 'DeleteTable').map((one) => ({ ...one, otherKeys: 'any' as const })),
      ...table(STRANGER.who, 'ExportTableToPointInTime', 'Scan').map((one) => ({ ...one, ...STRANGER })),
      { ...STRANGER, action: 'kms:Decrypt', resource: key },
    ]),
  };
}

/** Of the warehouse, where the integration is fed by the orders table. */
export function targetRights(zeroEtl: TemplateResource, view: View): Json | undefined {
  const resource = warehouseOf(zeroEtl, view);
  const [orders] = view.matching(ordersTable);
  if (!resource || !orders) return undefined;
  const [feed, create] = ['redshift:AuthorizeInboundIntegration', 'redshift:CreateInboundIntegration'] as const;
  const fedBy = (source: string): Asked => ({
    who: REDSHIFT,
    action: feed,
    resource,
    context: { 'aws:SourceArn': source },
  });
  const source = view.access.arnOf(orders);
  return {
    own: decisions(view, [fedBy(source), { who: {}, action: create, resource }]),
    beside: notDenied(view, [
      fedBy(`${source}-of-others`),
      { who: REDSHIFT, action: feed, resource },
      { ...STRANGER, action: feed, resource },
      { ...STRANGER, action: create, resource },
    ]),
  };
}
