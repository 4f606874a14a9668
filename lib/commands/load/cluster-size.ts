/** The size of a cluster, and the connections that it has for those who load it. */
import type { Assembly } from '../../assembly/assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { clustersOf, nodesOf } from '../../costs/month/cluster';
import { Misuse } from '../../errors';
import { CONNECTIONS } from '../../settings/vendor-facts';

/** Of the cluster that the templates make. */
export function sizeIn(assembly: Assembly): string | undefined {
  const [cluster] = clustersOf({ app: resolveAssembly(assembly) });
  return cluster && nodesOf(cluster)[0]?.size;
}

/** Beside those of its operations, the one that watches the node. */
const WATCHING = 1;

/**
 * All reads and writes are the primary's, so each worker holds as many connections to it as it may have operations under way.
 *
 * @param size where it is known @throws Misuse where a node of that size does not take so many
 */
export function refuseTooManyConnections(size: string | undefined, workers: number, maxInFlight: number): void {
  const most = (size !== undefined && CONNECTIONS.value[size]) || Infinity;
  const asked = workers * (maxInFlight + WATCHING);
  if (asked <= most) return;
  const inFlight = Math.floor(most / workers) - WATCHING;
  const fewer = `--distributed ${Math.floor(most / (maxInFlight + WATCHING))}`;
  throw new Misuse(
    `--distributed ${workers} with ${maxInFlight} operations in flight each are ${asked} connections to Atlas's primary; a node of ${size} takes ${most}. Give ${inFlight > 0 ? `--max-in-flight ${inFlight} (and no larger --concurrency), or ` : ''}${fewer}`,
  );
}
