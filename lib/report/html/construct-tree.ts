/** The construct tree of a stack, as far as it leads to resources. */
import type { TemplateResource } from '../../assembly/assembly';

export interface Branch {
  /** Construct ids from the parent down, joined by `/` where nothing else stands between them. */
  readonly name: string;
  /** None for a construct that only groups; several where resources of one type, side by side and unclaimed, stand as one. */
  readonly resources: readonly TemplateResource[];
  readonly below: readonly Branch[];
}

interface Node {
  resource?: TemplateResource;
  readonly below: Map<string, Node>;
}

/** Ids that a construct gives to the one resource it stands for. */
const ITSELF = new Set(['Resource', 'Default']);
/** Fewer are shown one by one. */
const FOLDED = 3;

/**
 * The branches below the stack, in the order of the template; those with nothing below them first, in a branch of their own.
 * Resources whose template says no path stand side by side.
 */
export function treeOf(resources: readonly TemplateResource[]): Branch[] {
  const root: Node = { below: new Map() };
  for (const resource of resources) {
    let node = root;
    for (const id of idsOf(resource)) node = childOf(node, id);
    // Two resources of one path are no tree of CDK's, but none of them may be lost.
    if (node.resource) node = childOf(node, resource.logicalId);
    node.resource = resource;
  }
  const branches = branchesOf(root);
  const single = folded(branches.filter(({ below }) => below.length === 0));
  const groups = branches.filter(({ below }) => below.length > 0);
  return single.length ? [{ name: 'On their own', resources: [], below: single }, ...groups] : groups;
}

function idsOf({ path, logicalId }: TemplateResource): string[] {
  const ids = path.split('/').slice(1);
  if (ids.length > 1 && ITSELF.has(ids.at(-1) as string)) ids.pop();
  return ids.length ? ids : [logicalId];
}

function childOf({ below }: Node, id: string): Node {
  const child = below.get(id) ?? { below: new Map<string, Node>() };
  below.set(id, child);
  return child;
}

const branchesOf = ({ below }: Node): Branch[] => [...below].map(([name, node]) => branchOf(name, node));

function branchOf(name: string, node: Node): Branch {
  const below = branchesOf(node);
  const [only, ...others] = below;
  if (!node.resource && only && others.length === 0) return { ...only, name: `${name}/${only.name}` };
  return { name, resources: node.resource ? [node.resource] : [], below: folded(below) };
}

/** Of at least {@link FOLDED} unclaimed resources of one type the first stands for all. */
const folded = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) => {
    const type = plainType(branch);
    const alike = branches.filter((other) => type !== undefined && plainType(other) === type);
    const [first] = alike;
    if (first === undefined || alike.length < FOLDED) return branch;
    const resources = alike.flatMap((one) => one.resources);
    return first === branch ? { name: alike.map(({ name }) => name).join(', '), resources, below: [] } : [];
  });

const plainType = ({ resources: [resource], below }: Branch): string | undefined =>
  resource?.claims.length === 0 && below.length === 0 ? resource.type : undefined;
