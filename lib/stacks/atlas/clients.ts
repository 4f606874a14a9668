import type { Construct } from 'constructs';
import { ClientRole } from './client-role';

/** The functions that use the cluster, each with a role and a database user of its own. */
export const CLIENTS = {
  orders: { name: 'atlas-orders', logGroupName: '/orders/atlas-orders' },
  indexes: { name: 'atlas-indexes', logGroupName: '/orders/atlas-indexes' },
  load: { name: 'atlas-load-worker', logGroupName: '/orders/atlas-load-worker' },
} as const;

/** Of those that serve orders. */
export type ClientRoles = Readonly<Record<'orders' | 'indexes', ClientRole>>;

export const clientRoles = (scope: Construct): ClientRoles => ({
  orders: new ClientRole(scope, 'OrdersRole', CLIENTS.orders),
  indexes: new ClientRole(scope, 'IndexesRole', CLIENTS.indexes),
});

export const loadRole = (scope: Construct): ClientRole => new ClientRole(scope, 'LoadRole', CLIENTS.load);
