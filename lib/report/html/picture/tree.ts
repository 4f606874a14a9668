/** The construct tree of a stack, as far as it leads to resources. */
import type { TemplateResource } from '../../../assembly/assembly';

export interface Branch {
  /** Construct ids from the parent down, joined by `/` where nothing else stands between them. */
  readonly name: string;
  /** The resource that the construct stands for. */
  readonly resource?: TemplateResource;
  readonly below: readonly Branch[];
}

interface Node {
  resource?: TemplateResource;
  readonly below: Map<string, Node>;
}

/** Ids that a construct gives to the one resource it stands for. */
const ITSELF = new Set(['Resource', 'Default']);

/** The branches below the stack, in the order of the template. Resources whose template says no path stand side by side. */
export function treeOf(resources: readonly TemplateResource[]): Branch[] {
  const root: Node = { below: new Map() };
  for (const resource of resources) {
    let node = root;
    for (const id of idsOf(resource)) node = childOf(node, id);
    // Two resources of one path are no tree of CDK's, but none of them may be lost.
    if (node.resource) node = childOf(node, resource.logicalId);
    node.resource = resource;
  }
  return branches(root);
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

const branches = ({ below }: Node): Branch[] => [...below].map(([name, node]) => branch(name, node));

function branch(name: string, node: Node): Branch {
  const below = branches(node);
  const [only, ...others] = below;
  if (!node.resource && only && others.length === 0) return { ...only, name: `${name}/${only.name}` };
  return { name, below, ...(node.resource && { resource: node.resource }) };
}
