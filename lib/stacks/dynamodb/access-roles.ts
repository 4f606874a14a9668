import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CUSTOMER_PREFIX } from '../../orders/dynamodb/keys';
import { demonstrates } from '../common/demonstrates';
import { serviceOfThisAccount } from '../common/service-principal';
import type { ClaimId } from '../../claims/ids';
import { acknowledge, arnInFinding } from '../validation/acknowledge';
import {
  ADMINISTER,
  CUSTOMER_ATTRIBUTES,
  DESCRIBE,
  READ_ITEMS,
  READ_ONE_CUSTOMER,
  READ_WITH_KEY,
  WRITE_ITEMS,
  WRITE_WITH_KEY,
} from '../tables/access-actions';
import type { OrdersTable } from './orders-table';
import { useTableKey } from './use-table-key';

export interface AccessRolesProps {
  readonly table: OrdersTable;
}

/** Session tag that names the customer whose orders may be read. */
const CUSTOMER_TAG = 'customerId';

interface AccessRole {
  readonly description: string;
  readonly claims: readonly ClaimId[];
  readonly statements: iam.PolicyStatement[];
  readonly keyActions?: readonly string[];
  /** Whoever of this account is allowed `sts:AssumeRole` on it, where left out. */
  readonly assumedBy?: iam.IPrincipal;
}

/**
 * Roles that people and systems of this account assume, each with exactly what its name says. IAM guards DynamoDB down to keys and
 * attributes; the counterpart in Atlas ends at the collection. Who gets whose orders by them: docs/authorization.md.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export class AccessRoles extends Construct {
  private readonly table: OrdersTable;

  constructor(scope: Construct, id: string, { table }: AccessRolesProps) {
    super(scope, id);
    this.table = table;
    const arns = (suffix: string): string[] => table.regions.map(({ tableArn }) => `${tableArn}${suffix}`);
    const [items, indexes] = [arns(''), arns('/index/*')];
    table.regions.forEach(({ region }, index) => {
      const arn = index === 0 ? arnInFinding(table) : `arn:aws:dynamodb:${region}:<AWS::AccountId>:table/orders`;
      acknowledge(this, `IAM5[Resource::${arn}/index/*]`, 'The indexes of the one table, those still to be made too');
      acknowledge(
        this,
        `IAM5[Resource::${arn}/stream/*]`,
        'The streams of the one table, named by DynamoDB with the time at which it makes them',
      );
    });

    this.role('Reader', {
      description: 'Reads orders',
      claims: ['SEC-08'],
      statements: [allow([...READ_ITEMS, ...DESCRIBE], [...items, ...indexes])],
      keyActions: READ_WITH_KEY,
    });
    this.role('Writer', {
      description: 'Writes orders',
      claims: ['SEC-08'],
      statements: [returningNothing(allow([...WRITE_ITEMS, ...DESCRIBE], items))],
      keyActions: WRITE_WITH_KEY,
    });
    this.role('CustomerReader', {
      description: 'Reads the orders of one customer, without their notes',
      claims: ['SEC-08', 'SEC-10'],
      statements: [this.oneCustomer([...items, ...arns('/index/by-customer')])],
      keyActions: READ_WITH_KEY,
      assumedBy: namingCustomer(this.broker()),
    });
    this.role('Administrator', {
      description: 'Manages the table, sees no order',
      claims: ['SEC-09'],
      statements: [allow(ADMINISTER, [...items, ...indexes, ...arns('/stream/*')])],
    });
  }

  /**
   * The role of the function, not part of this app, that knows customers by their sign-in and hands each a session of CustomerReader. It
   * holds no permission: that role’s trust names it. A function has it from whoever may `iam:PassRole` it; nobody assumes it.
   */
  private broker(): iam.Role {
    const broker = new iam.Role(this, 'CustomerBroker', {
      description: 'Names the customer whose orders are read',
      assumedBy: serviceOfThisAccount(this, 'lambda.amazonaws.com'),
    });
    demonstrates(broker, 'SEC-10');
    return broker;
  }

  /**
   * Keys of the customer's own partition only, and of each order only the attributes listed. `ForAllValues` is true of an empty set, so
   * `Null` demands that there are keys at all, and `Select` that attributes are named: without them a request without either would pass.
   */
  private oneCustomer(resources: string[]): iam.PolicyStatement {
    const statement = allow(READ_ONE_CUSTOMER, resources);
    statement.addConditions({
      'ForAllValues:StringEquals': {
        'dynamodb:LeadingKeys': [`${CUSTOMER_PREFIX}\${aws:PrincipalTag/${CUSTOMER_TAG}}`],
        'dynamodb:Attributes': [...CUSTOMER_ATTRIBUTES],
      },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      Null: {
        'dynamodb:LeadingKeys': 'false',
        'dynamodb:Attributes': 'false',
        [`aws:PrincipalTag/${CUSTOMER_TAG}`]: 'false',
      },
    });
    return statement;
  }

  private role(id: string, { description, claims, statements, keyActions = [], assumedBy }: AccessRole): void {
    if (keyActions.length) statements.push(...useTableKey(this.table, keyActions));
    const role = new iam.Role(this, id, {
      description,
      assumedBy: assumedBy ?? new iam.AccountRootPrincipal(),
      inlinePolicies: { Orders: new iam.PolicyDocument({ statements }) },
    });
    demonstrates(role, ...claims);
  }
}

const allow = (actions: readonly string[], resources: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: [...actions], resources });

/**
 * A write can answer with what it found or left, which is reading. A request that leaves the parameter out returns nothing, and a batch
 * cannot ask. What comes with a failed condition (`ReturnValuesOnConditionCheckFailure`) has no key, so no policy withholds it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
function returningNothing(statement: iam.PolicyStatement): iam.PolicyStatement {
  statement.addConditions({ StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } });
  return statement;
}

/**
 * Who assumes the role names one customer and passes no other tag. Both actions are held to it: a request without tags asks for
 * `sts:AssumeRole` alone. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
const namingCustomer = (broker: iam.IRole): iam.IPrincipal =>
  new iam.SessionTagsPrincipal(new iam.ArnPrincipal(broker.roleArn)).withConditions({
    StringLike: { [`aws:RequestTag/${CUSTOMER_TAG}`]: '?*' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': [CUSTOMER_TAG] },
  });
