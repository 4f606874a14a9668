import { Template } from 'aws-cdk-lib/assertions';
import { AccessRoles } from '../../lib/stacks/dynamodb/access-roles';
import { ACCOUNT, allows, deployedPolicy, policiesOfRole, type AccessRequest } from './access';
import { ordersTableScope } from './orders-table-scope';
import { onlyResource } from './resources';
import { settingsOf } from './test-stack';

export const TABLE = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`;
export const REPLICA = TABLE.replace('eu-west-1', 'eu-central-1');
export const BY_CUSTOMER = `${TABLE}/index/by-customer`;
export const BY_STATUS = `${TABLE}/index/by-status`;
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export const READS = ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query', 'Scan'];
export const WRITES = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
export const PARTIQL = ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'];

const EVERYTHING = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

interface Assuming {
  readonly principal: string;
  /** What the role of the broker is called once deployed. */
  readonly broker: string;
  readonly context?: AccessRequest['context'];
}

/** The roles beside the table that they are for. */
export function accessTemplate(
  overrides: Record<string, unknown> = {},
  replicaKeyArns: Record<string, string> = {},
): Template {
  const { stack, table } = ordersTableScope(settingsOf('trial', overrides), replicaKeyArns);
  new AccessRoles(stack, 'Access', { table });
  return Template.fromStack(stack);
}

/**
 * The roles as they are once deployed, to be asked about concrete requests. IAM's context keys of a request are those that DynamoDB
 * documents: leading keys are partition keys, attributes are all that a request names.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export class DeployedRoles {
  private readonly table;
  private readonly key;

  constructor(private readonly template: Template) {
    this.table = onlyResource(template, 'AWS::DynamoDB::GlobalTable');
    this.key = onlyResource(template, 'AWS::KMS::Key');
  }

  policiesOf(role: string): unknown[] {
    return policiesOfRole(this.template, onlyResource(this.template, 'AWS::IAM::Role', `Access${role}`).id, this.names);
  }

  /** Whether a role may; over TLS, which the table's own policy demands of everyone. */
  may(role: string, action: string, resource: string, context: AccessRequest['context'] = {}): boolean {
    const request = { action: `dynamodb:${action}`, resource, context: { 'aws:SecureTransport': 'true', ...context } };
    return allows(this.policiesOf(role), request, this.table.Properties.Replicas[0].ResourcePolicy.PolicyDocument);
  }

  /** Whether a role may use the table's key, as the service named asks for it. */
  mayUseKey(role: string, action: string, service: string): boolean {
    const request = { action: `kms:${action}`, resource: KEY, context: { 'kms:ViaService': service } };
    return allows(this.policiesOf(role), request, deployedPolicy(this.key.Properties.KeyPolicy, this.names));
  }

  /**
   * Whether somebody may assume a role: the broker, which has no policy, or one whose own policies allow everything. STS asks for a second action where tags are passed.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
   */
  mayAssume(role: string, { principal, broker, context = {} }: Assuming): boolean {
    const { Properties } = onlyResource(this.template, 'AWS::IAM::Role', `Access${role}`);
    const { id } = onlyResource(this.template, 'AWS::IAM::Role', 'AccessCustomerBroker');
    const trust = deployedPolicy(Properties.AssumeRolePolicyDocument, { ...this.names, [`${id}.Arn`]: broker });
    const resource = `arn:aws:iam::${ACCOUNT}:role/asked`;
    const actions = ['sts:AssumeRole', ...(context['aws:TagKeys']?.length ? ['sts:TagSession'] : [])];
    const own = principal === broker ? [] : [EVERYTHING];
    return actions.every((action) => allows(own, { principal, action, resource, context }, trust));
  }

  private get names(): Record<string, string> {
    return {
      [`${this.table.id}.Arn`]: TABLE,
      [`${this.key.id}.Arn`]: KEY,
      'AWS::AccountId': ACCOUNT,
      'AWS::URLSuffix': 'amazonaws.com',
    };
  }
}
