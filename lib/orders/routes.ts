/**
 * The operations of the HTTP contract, as API Gateway names them: method and resource path. Constructs build the API from them and
 * the functions dispatch on them, so a route is never there on one side only.
 */
export const ROUTES = {
  put: { method: 'PUT', resource: '/customers/{customerId}/orders/{orderId}' },
  get: { method: 'GET', resource: '/customers/{customerId}/orders/{orderId}' },
  delete: { method: 'DELETE', resource: '/customers/{customerId}/orders/{orderId}' },
  changeStatus: { method: 'PUT', resource: '/customers/{customerId}/orders/{orderId}/status' },
  listByCustomer: { method: 'GET', resource: '/customers/{customerId}/orders' },
  listByStatus: { method: 'GET', resource: '/orders' },
} as const;

export type OrderOperation = keyof typeof ROUTES;

/** @returns undefined where the contract has no such route */
export function operationOf(method: string, resource: string): OrderOperation | undefined {
  const operations = Object.keys(ROUTES) as OrderOperation[];
  return operations.find((operation) => ROUTES[operation].method === method && ROUTES[operation].resource === resource);
}
