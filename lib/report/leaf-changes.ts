import { foundText } from './words';

/** More of them say no more. */
const LISTED = 8;

/** What differs between two values, each difference at its own place below `at`: `Replicas[0].Region: was "eu-west-1", is nothing`. */
export function leafChanges(before: unknown, now: unknown, at: string): string[] {
  const [old, current] = [leaves(before, ''), leaves(now, '')];
  const places = [...new Set([...old.keys(), ...current.keys()])].filter(
    (place) => old.get(place) !== current.get(place),
  );
  const prefix = at ? `${at} ` : '';
  const lines = places.slice(0, LISTED).map((place) => {
    const label = `${prefix}${place}`.trim();
    return `${label ? `${label}: ` : ''}was ${shownLeaf(old.get(place))}, is ${shownLeaf(current.get(place))}`;
  });
  return places.length > LISTED ? [...lines, `and ${places.length - LISTED} more`] : lines;
}

const shownLeaf = (json: string | undefined): string => (json === undefined ? 'nothing' : foundText(JSON.parse(json)));

/** Every value that has no parts, as JSON, by its path. */
function leaves(value: unknown, path: string): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return new Map(value === undefined ? [] : [[path, JSON.stringify(value)]]);
  const entries = Array.isArray(value)
    ? value.map((part, index): [string, unknown] => [`${path}[${index}]`, part])
    : Object.entries(value).map(([name, part]): [string, unknown] => [below(path, name), part]);
  if (!entries.length) return new Map([[path, JSON.stringify(value)]]);
  return new Map(entries.flatMap(([place, part]) => [...leaves(part, place)]));
}

/** A name that would read as a path stands in quotes. */
const below = (path: string, name: string): string => {
  if (!/^[\w:-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path ? `${path}.${name}` : name;
};
