/** The table of docs/authorization.md: who may do what with whose orders. A test asks the deployed policies the same. */
import { markdownTable } from '../../report/markdown-text';
import { ROUTES, type OrderOperation } from '../../orders/routes';
import { withTable } from './with-table';

/** The contract's operations, and whether a write answers with what it found or left: that is reading. */
export type AccessOperation = OrderOperation | 'returned';

/** Of the one customer in the caller's session, or of every customer. */
export type Reach = 'own' | 'all';

interface AccessRow {
  readonly who: string;
  readonly may: Readonly<Partial<Record<AccessOperation, Reach>>>;
}

/** What is meant by each operation where there is no HTTP: DynamoDB's request, or the privileges of MongoDB. */
export const ACCESS_OPERATIONS: readonly AccessOperation[] = [...(Object.keys(ROUTES) as OrderOperation[]), 'returned'];

const HEADINGS: Readonly<Record<AccessOperation, string>> = {
  put: 'put',
  get: 'get',
  delete: 'delete',
  changeStatus: 'change status',
  listByCustomer: 'list a customer’s',
  listByStatus: 'list by status',
  returned: 'see what a write found or left',
};

const everything = Object.fromEntries(ACCESS_OPERATIONS.map((operation) => [operation, 'all'])) as AccessRow['may'];

/** Roles of the stack `DynamoDb`, by how their logical ids begin. */
export const DYNAMODB_ACCESS: Readonly<Record<string, AccessRow>> = {
  AccessReader: { who: 'role `Reader`', may: { get: 'all', listByCustomer: 'all', listByStatus: 'all' } },
  AccessWriter: { who: 'role `Writer`', may: { put: 'all', delete: 'all', changeStatus: 'all' } },
  AccessCustomerReader: { who: 'role `CustomerReader`', may: { get: 'own', listByCustomer: 'own' } },
  AccessCustomerBroker: { who: 'role `CustomerBroker`', may: {} },
  AccessAdministrator: { who: 'role `Administrator`', may: {} },
  OrdersApiPutRole: { who: 'the API’s role for put', may: { put: 'all', changeStatus: 'all', returned: 'all' } },
  OrdersApiGetRole: { who: 'the API’s role for get', may: { get: 'all' } },
  OrdersApiDeleteRole: { who: 'the API’s role for delete', may: { delete: 'all', returned: 'all' } },
  OrdersApiChangeStatusRole: {
    who: 'the API’s role for changing a status',
    may: { put: 'all', changeStatus: 'all', returned: 'all' },
  },
  OrdersApiListByCustomerRole: { who: 'the API’s role for listing a customer’s', may: { listByCustomer: 'all' } },
  OrdersApiListByStatusRole: { who: 'the API’s role for listing by status', may: { listByStatus: 'all' } },
};

/** IAM roles that are database users, of the stack `Atlas`, by how their logical ids begin. */
export const ATLAS_ACCESS: Readonly<Record<string, AccessRow>> = {
  OrdersRole: { who: 'the API’s function', may: everything },
  IndexesRole: { who: 'the function that makes indexes', may: {} },
};

/** The policies that the page shows, by the names that it gives them. */
export const EXAMPLE_ACCESS: Readonly<Record<string, AccessRow>> = {
  'all-customers-api': { who: '`all-customers-api`', may: everything },
  'one-customer-api': {
    who: '`one-customer-api`',
    may: { put: 'own', get: 'own', delete: 'own', changeStatus: 'own', listByCustomer: 'own', returned: 'own' },
  },
  'one-customer-writer': { who: '`one-customer-writer`', may: { put: 'own', delete: 'own', changeStatus: 'own' } },
  'one-customer-atlas': { who: '`one-customer-atlas`', may: { get: 'own', listByCustomer: 'own' } },
};

const SECTIONS = { 'DynamoDB:': DYNAMODB_ACCESS, 'Atlas:': ATLAS_ACCESS, Policy: EXAMPLE_ACCESS };

function matrix(): string {
  const rows = Object.entries(SECTIONS).flatMap(([side, access]) =>
    Object.values(access).map(({ who, may }) => [
      `${side} ${who}`,
      ...ACCESS_OPERATIONS.map((operation) => may[operation] ?? '—'),
    ]),
  );
  return markdownTable(['Who', ...ACCESS_OPERATIONS.map((operation) => HEADINGS[operation])], rows);
}

/** The page with its table written anew. @throws Error when it has no place for one */
export const authorizationDocument = (page: string): string => withTable(page, matrix(), 'docs/authorization.md');
