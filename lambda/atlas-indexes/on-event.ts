import type { CdkCustomResourceEvent, CdkCustomResourceResponse } from 'aws-lambda';
import type { Pace } from '../../lib/async/poll';
import type { DeclaredIndex } from '../../lib/orders/mongodb/keys';
import { mongoClient } from '../../lib/orders/mongodb/client';
import { TIMEOUTS } from '../../lib/settings/client-options';
import { readDeclaration, resourceId, type Declaration } from '../../lib/orders/mongodb/declaration';
import { reconcile, type Reconciled } from '../../lib/orders/mongodb/reconcile';
import { readConnection } from '../shared/atlas-environment';
import { whenReady } from './when-ready';

/** Building an index reads the whole collection on every member; the function's own timeout is the bound. */
const INDEX_TIMEOUTS = { ...TIMEOUTS, socketTimeoutMS: 0, writeConcern: { w: 'majority' } } as const;

/**
 * One event of the custom resource. Deleting the resource deletes nothing: the collection and its data outlive the stack.
 *
 * @throws Error whose message CloudFormation shows as the reason of the failure
 */
export async function onEvent(
  event: CdkCustomResourceEvent,
  patience: Pace,
  report: (collection: string, done: Reconciled) => void,
): Promise<CdkCustomResourceResponse> {
  if (event.RequestType === 'Delete') return { PhysicalResourceId: event.PhysicalResourceId };

  const declaration = readDeclaration(event.ResourceProperties);
  const id = resourceId(declaration);
  const previous = event.RequestType === 'Update' ? declaredBefore(event.OldResourceProperties, id) : [];

  const client = mongoClient({ ...readConnection(process.env), appName: 'atlas-indexes', timeouts: INDEX_TIMEOUTS });
  try {
    await whenReady(() => client.connect(), patience);
    const collection = client.db(declaration.database).collection(declaration.collection);
    report(id, await reconcile(collection, declaration.indexes, previous));
  } finally {
    await client.close();
  }
  return { PhysicalResourceId: id };
}

/** Rolling back a declaration that was refused hands it in as the old one; it made no index, and must not stop the way back. */
function declaredBefore(given: unknown, id: string): readonly DeclaredIndex[] {
  let before: Declaration;
  try {
    before = readDeclaration(given);
  } catch {
    return [];
  }
  return resourceId(before) === id ? before.indexes : [];
}
