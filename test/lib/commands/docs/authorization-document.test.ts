import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCESS_OPERATIONS,
  ATLAS_ACCESS,
  authorizationDocument,
  DYNAMODB_ACCESS,
  EXAMPLE_ACCESS,
  type AccessOperation,
  type Reach,
} from '../../../../lib/commands/docs/authorization-document';
import { customerPartition } from '../../../../lib/orders/dynamodb/keys';
import { ROUTES } from '../../../../lib/orders/routes';
import { CUSTOMER_ATTRIBUTES, READ_ITEMS, WRITE_ITEMS } from '../../../../lib/stacks/tables/access-actions';
import { ACCOUNT, allows, policiesOfRole, type AccessRequest } from '../../../support/access';
import { BY_CUSTOMER, BY_STATUS, TABLE } from '../../../support/deployed-roles';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { synthTemplate } from '../../../support/synth';

const page = readFileSync(join(__dirname, '../../../../docs/authorization.md'), 'utf8');
const dynamoDb = synthTemplate('DynamoDb', 'trial');
const atlas = synthTemplate('Atlas', 'trial');

type May = (operation: AccessOperation, customer: string) => boolean;
type Row = [who: string, access: { readonly may: Partial<Record<AccessOperation, Reach>> }];

/** In the session of `ada`. */
function reachOf(may: May, operation: AccessOperation): Reach | undefined {
  const [own, others] = [may(operation, 'ada'), may(operation, 'bob')];
  if (others && !own) throw new Error(`${operation} reaches others’ orders and not the own`);
  return others ? 'all' : own ? 'own' : undefined;
}

function rowOf(may: May): Partial<Record<AccessOperation, Reach>> {
  const reaches = ACCESS_OPERATIONS.map((operation) => [operation, reachOf(may, operation)] as const);
  return Object.fromEntries(reaches.filter(([, reach]) => reach !== undefined));
}

function someAllowed(policies: readonly unknown[], requests: readonly AccessRequest[]): boolean {
  const session = { 'aws:PrincipalTag/customerId': 'ada' };
  return requests.some((request) => allows(policies, { ...request, context: { ...session, ...request.context } }));
}

/** The requests any of which does the operation; an item is updated that was not there, and replaced that was. */
function dynamoDbRequests(operation: AccessOperation, customer: string): AccessRequest[] {
  const keys = { 'dynamodb:LeadingKeys': [customerPartition(customer)] };
  const attributes = { 'dynamodb:Attributes': CUSTOMER_ATTRIBUTES };
  const query = { ...attributes, 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' };
  const request = (name: string, context: AccessRequest['context'] = {}, resource = TABLE): AccessRequest => ({
    action: `dynamodb:${name}`,
    resource,
    context: { ...keys, ...context },
  });
  const write = (name: string, values: string) => request(name, { 'dynamodb:ReturnValues': values });
  switch (operation) {
    case 'put':
      return [write('PutItem', 'NONE'), write('UpdateItem', 'NONE')];
    case 'get':
      return [request('GetItem', attributes), request('BatchGetItem', attributes)];
    case 'delete':
      return [write('DeleteItem', 'NONE')];
    case 'changeStatus':
      return [write('UpdateItem', 'NONE')];
    case 'listByCustomer':
      return [request('Query', query, BY_CUSTOMER)];
    case 'listByStatus':
      return [request('Query', { ...query, 'dynamodb:LeadingKeys': ['PLACED'] }, BY_STATUS)];
    case 'returned':
      return ['PutItem', 'UpdateItem', 'DeleteItem'].map((name) => write(name, 'ALL_OLD'));
  }
}

/** What answers with an order that was written is what returns a value. */
function apiRequest(operation: AccessOperation, customer: string): AccessRequest {
  const { method, resource } = ROUTES[operation === 'returned' ? 'changeStatus' : operation];
  const path = resource.replace('{customerId}', customer).replace('{orderId}', 'o-1');
  return {
    action: 'execute-api:Invoke',
    resource: `arn:aws:execute-api:eu-west-1:${ACCOUNT}:API_ID/v1/${method}${path}`,
  };
}

interface DatabaseRole {
  readonly Actions: readonly {
    readonly Action: string;
    readonly Resources: readonly { readonly Collection: string }[];
  }[];
}

const PRIVILEGES: Readonly<Record<AccessOperation, readonly string[]>> = {
  put: ['INSERT'],
  get: ['FIND'],
  delete: ['FIND', 'REMOVE'],
  changeStatus: ['FIND', 'UPDATE'],
  listByCustomer: ['FIND'],
  listByStatus: ['FIND'],
  returned: ['FIND', 'UPDATE'],
};

/** A view holds one customer’s orders and is over all statuses of that one only. */
const mayInDatabase =
  ({ Actions }: DatabaseRole): May =>
  (operation, customer) => {
    const collections = operation === 'listByStatus' ? ['orders'] : ['orders', `orders_of_${customer}`];
    const held = Actions.filter(({ Resources }) =>
      Resources.some(({ Collection }) => collections.includes(Collection)),
    );
    return PRIVILEGES[operation].every((privilege) => held.some(({ Action }) => Action === privilege));
  };

const [ordersTable] = Object.entries(resourcesOf(dynamoDb, 'AWS::DynamoDB::GlobalTable'))
  .filter(([, { Properties }]) => Properties.TableName === 'orders')
  .map(([id]) => id);
const deployed = {
  [`${ordersTable}.Arn`]: TABLE,
  [`${onlyResource(dynamoDb, 'AWS::KMS::Key').id}.Arn`]: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k`,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
};

const example = (name: string) => {
  const [, json] = new RegExp(`^\`\`\`json ${name}\\n(.*?)^\`\`\`$`, 'ms').exec(page) ?? [];
  return JSON.parse(json ?? `"the page has no ${name}"`) as { Statement?: unknown; Properties: DatabaseRole };
};

it('is what docs/authorization.md holds', () => {
  if (page !== authorizationDocument(page)) throw new Error('the table differs from lib: run npm run docs');
});

it('refuses a page that has no place for the table', () => {
  expect(() => authorizationDocument('# A page')).toThrow('no place');
});

describe('the matrix', () => {
  it.each(Object.entries(DYNAMODB_ACCESS) as Row[])('says what %s may do in DynamoDB', (role, { may }) => {
    const { id, Properties } = onlyResource(dynamoDb, 'AWS::IAM::Role', role);
    const policies = Properties.Policies ? policiesOfRole(dynamoDb, id, deployed) : [];
    const found = rowOf((operation, customer) => someAllowed(policies, dynamoDbRequests(operation, customer)));
    expect(found).toStrictEqual(may);
  });

  it.each(Object.entries(ATLAS_ACCESS) as Row[])('says what %s may do in Atlas', (role, { may }) => {
    const { id } = onlyResource(atlas, 'AWS::IAM::Role', role);
    const users = Object.values(resourcesOf(atlas, 'MongoDB::Atlas::DatabaseUser'));
    const user = users.find(({ Properties }) => textOf(Properties.Username) === `\${${id}.Arn}`);
    const roles = Object.values(resourcesOf(atlas, 'MongoDB::Atlas::CustomDBRole'));
    const held = roles.find(({ Properties }) => Properties.RoleName === user?.Properties.Roles[0].RoleName);
    expect(user?.Properties.Roles).toHaveLength(1);
    expect(rowOf(mayInDatabase(held?.Properties as DatabaseRole))).toStrictEqual(may);
  });

  it.each(Object.entries(EXAMPLE_ACCESS) as Row[])('says what the policy %s allows', (name, { may }) => {
    const policy = example(name);
    const found = rowOf((operation, customer) => {
      if (!policy.Statement) return mayInDatabase(policy.Properties)(operation, customer);
      const atApi = someAllowed([policy], [apiRequest(operation, customer)]);
      return atApi || someAllowed([policy], dynamoDbRequests(operation, customer));
    });
    expect(found).toStrictEqual(may);
  });

  it('leaves out no role that may do something with the items of the table', () => {
    const items: readonly string[] = [...READ_ITEMS, ...WRITE_ITEMS];
    const documents = [
      ...Object.entries(resourcesOf(dynamoDb, 'AWS::IAM::Role')).flatMap(([id, { Properties }]) =>
        ((Properties.Policies ?? []) as any[]).map(({ PolicyDocument }) => [id, PolicyDocument]),
      ),
      ...Object.values(resourcesOf(dynamoDb, 'AWS::IAM::Policy')).map(({ Properties }) => [
        textOf(Properties.Roles[0]),
        Properties.PolicyDocument,
      ]),
    ];
    const touching = documents.filter(([, { Statement }]) =>
      (Statement as any[]).some(
        ({ Action, Resource }) =>
          [Action].flat().some((action: string) => items.includes(action)) &&
          JSON.stringify(Resource).includes(`"${ordersTable}"`),
      ),
    );
    expect(touching.length).toBeGreaterThan(0);
    expect(
      touching
        .map(([id]) => id as string)
        .filter((id) => !Object.keys(DYNAMODB_ACCESS).some((row) => id.startsWith(row))),
    ).toStrictEqual([]);
  });

  it('leaves out no user of the cluster', () => {
    const users = Object.values(resourcesOf(atlas, 'MongoDB::Atlas::DatabaseUser'));
    expect(users).toHaveLength(Object.keys(ATLAS_ACCESS).length);
  });
});

describe('the policy for one customer at the API', () => {
  const invokes = (path: string, tag?: string) =>
    allows([example('one-customer-api')], {
      action: 'execute-api:Invoke',
      resource: `arn:aws:execute-api:eu-west-1:${ACCOUNT}:API_ID/v1/${path}`,
      context: tag === undefined ? {} : { 'aws:PrincipalTag/customerId': tag },
    });

  it('is not for a customer whose id begins with the one’s', () => {
    expect(invokes('GET/customers/adam/orders', 'ada')).toBe(false);
    expect(invokes('GET/customers/ada/orders', 'ada')).toBe(true);
  });

  it('allows nothing to a session without a customer', () => {
    expect(invokes('GET/customers//orders')).toBe(false);
    expect(invokes('GET/customers/${aws:PrincipalTag/customerId}/orders')).toBe(false);
  });
});
