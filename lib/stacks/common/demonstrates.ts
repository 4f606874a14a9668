import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ClaimId } from '../../claims/ids';
import { CLAIMS_METADATA } from '../../assembly/metadata';

/**
 * Marks the resource that a construct stands for as evidence: `Metadata: { Claims: ['INT-01', …] }` in the template. Marking twice
 * adds up.
 *
 * @throws Error when the construct has no single resource to mark, such as a group of several
 */
export function demonstrates(construct: IConstruct, ...claims: readonly ClaimId[]): void {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) {
    throw new Error(`${construct.node.path} has no default resource: mark one of its children`);
  }
  const marked = (resource.getMetadata(CLAIMS_METADATA) ?? []) as readonly string[];
  const all = [...new Set([...marked, ...claims])].sort();
  if (all.length) resource.addMetadata(CLAIMS_METADATA, all);
}
