/** The construct tree as the lines of a picture. */
import type { TemplateResource } from '../../../assembly/assembly';
import type { Branch } from './tree';

export interface Row {
  readonly depth: number;
  /** Which row it hangs below, by its place in the list. */
  readonly parent?: number;
  readonly label: string;
  /** None for a construct that only groups; several where resources of one type, side by side and unclaimed, stand as one row. */
  readonly resources: readonly TemplateResource[];
}

/** A capability: a construct directly below the stack, with all that is in it. */
export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Fewer are shown one by one. */
const FOLDED = 3;

/** Resources that have no construct with others below make one group. */
export function groupsOf(tree: readonly Branch[]): Group[] {
  const single = tree.filter(({ below }) => below.length === 0);
  const groups = tree
    .filter(({ below }) => below.length > 0)
    .map((branch) => ({ title: branch.name, rows: rowsOf(branch) }));
  return single.length ? [{ title: 'On their own', rows: below(single, 0, undefined, 0) }, ...groups] : groups;
}

function rowsOf({ name, resource, below: inside }: Branch): Row[] {
  if (!resource) return below(inside, 0, undefined, 0);
  return [{ depth: 0, label: name, resources: [resource] }, ...below(inside, 1, 0, 1)];
}

function below(branches: readonly Branch[], depth: number, parent: number | undefined, from: number): Row[] {
  const rows: Row[] = [];
  for (const alike of folded(branches)) {
    const [{ name, below: inside }] = alike;
    const at = from + rows.length;
    const resources = alike.flatMap(({ resource }) => resource ?? []);
    rows.push({
      depth,
      label: alike.length > 1 ? alike.map((one) => one.name).join(', ') : name,
      resources,
      ...(parent !== undefined && { parent }),
    });
    rows.push(...below(inside, depth + 1, at, at + 1));
  }
  return rows;
}

type Alike = [Branch, ...Branch[]];

function folded(branches: readonly Branch[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const branch of branches) {
    const { resource, below: inside, name } = branch;
    const plain = resource?.claims.length === 0 && inside.length === 0;
    const key = plain ? `type ${resource.type}` : `name ${name}`;
    const group = groups.get(key);
    if (group) group.push(branch);
    else groups.set(key, [branch]);
  }
  return [...groups.values()].flatMap((group) => (group.length < FOLDED ? group.map((one): Alike => [one]) : [group]));
}
