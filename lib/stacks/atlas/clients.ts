import type { Construct } from 'constructs';
import { ClientRole } from './client-role';

/** The two functions that use the cluster, each with a role and a database user of its own. */
export const CLIENTS = {
  orders: { name: 'atlas-orders', logGroupName: '/orders/atlas-orders' },
  indexes: { name: 'atlas-indexes', logGroupName: '/orders/atlas-indexes' },
} as const;

export type ClientRoles = Readonly<Record<keyof typeof CLIENTS, ClientRole>>;

export const clientRoles = (scope: Construct): ClientRoles => ({
  orders: new ClientRole(scope, 'OrdersRole', CLIENTS.orders),
  indexes: new ClientRole(scope, 'IndexesRole', CLIENTS.indexes),
});
