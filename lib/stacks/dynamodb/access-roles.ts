import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CUSTOMER_PREFIX } from '../../orders/dynamodb/keys';
import { demonstrates } from '../common/demonstrates';
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

/**
 * Roles that people and systems of this account assume, each with exactly what its name says. IAM guards DynamoDB down to keys and
 * attributes; the counterpart in Atlas ends at the collection.
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

    this.role(
      'Reader',
      'Reads orders',
      ['SEC-08'],
      [allow([...READ_ITEMS, ...DESCRIBE], [...items, ...indexes])],
      READ_WITH_KEY,
    );
    this.role('Writer', 'Writes orders', ['SEC-08'], [allow([...WRITE_ITEMS, ...DESCRIBE], items)], WRITE_WITH_KEY);
    this.role(
      'CustomerReader',
      'Reads the orders of one customer, without their notes',
      ['SEC-08', 'SEC-10'],
      [this.oneCustomer([...items, ...arns('/index/by-customer')])],
      READ_WITH_KEY,
    );
    this.role(
      'Administrator',
      'Manages the table, sees no order',
      ['SEC-09'],
      [allow(ADMINISTER, [...items, ...indexes, ...arns('/stream/*')])],
    );
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

  private role(
    id: string,
    description: string,
    claims: ClaimId[],
    statements: iam.PolicyStatement[],
    keyActions: readonly string[] = [],
  ): void {
    if (keyActions.length) statements.push(...useTableKey(this.table, keyActions));
    const role = new iam.Role(this, id, {
      description,
      assumedBy: new iam.SessionTagsPrincipal(new iam.AccountRootPrincipal()),
      inlinePolicies: { Orders: new iam.PolicyDocument({ statements }) },
    });
    demonstrates(role, ...claims);
  }
}

const allow = (actions: readonly string[], resources: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: [...actions], resources });
