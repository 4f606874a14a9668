/** Puts results together as if one run had seen it all: counts are added, and histograms, never percentiles. */
import { isDeepStrictEqual } from 'node:util';
import { Misuse } from '../errors';
import type { ConsumedUnits, LoadOperation, LoadResults, LoadRun } from './results';
import { mergedTiming } from './timing';

/** @throws Misuse for results of two places, of two loads, or of a part that is there twice */
export function mergedResults(all: readonly LoadResults[]): LoadResults {
  const [first, ...others] = all as [LoadResults, ...LoadResults[]];
  for (const other of others) refuseOther(first, other);
  const parts = all.flatMap((one) => one.parts);
  const twice = parts.find(({ id }, at) => parts.findIndex((part) => part.id === id) !== at);
  if (twice)
    throw new Misuse(`Part ${twice.id} is there twice: its operations would count twice. Give each result once`);
  const keys = new Set(all.flatMap(({ runs }) => runs.map(keyOf)));
  const runs = [...keys].map((key) => mergedRun(all.flatMap((one) => one.runs.filter((run) => keyOf(run) === key))));
  return { ...first, parts, runs };
}

const keyOf = ({ target, over, engine, size = '' }: LoadRun): string => [target, over, engine, size].join('\n');

function refuseOther(first: LoadResults, other: LoadResults): void {
  if (first.place !== other.place) {
    throw new Misuse(
      `Results of two places, ${first.place} and ${other.place}, are not put together: engines of this machine say nothing about the services`,
    );
  }
  const differing = Object.keys({ ...first.load, ...other.load }).filter(
    (name) =>
      !isDeepStrictEqual(first.load[name as keyof typeof first.load], other.load[name as keyof typeof other.load]),
  );
  if (differing.length) {
    throw new Misuse(
      `Results of two loads are not put together: they differ in ${differing.join(', ')}. Merge those of the same options`,
    );
  }
}

function mergedRun(runs: readonly LoadRun[]): LoadRun {
  const [first] = runs as [LoadRun, ...LoadRun[]];
  const kinds = kindsOf(runs.map(({ operations }) => operations));
  const of = <T>(pick: (run: LoadRun) => T | undefined): T[] => runs.flatMap((run) => pick(run) ?? []);
  const units = of((run) => run.units);
  const retries = of((run) => run.retries);
  return {
    ...first,
    guarantees: Object.assign({}, ...runs.map(({ guarantees }) => guarantees)) as LoadRun['guarantees'],
    intervals: runs.flatMap(({ intervals }) => intervals),
    invalid: [...new Set(runs.flatMap(({ invalid }) => invalid))],
    lateness: mergedTiming(runs.map(({ lateness }) => lateness)),
    operations: Object.fromEntries(
      kinds.map((kind) => [kind, mergedOperation(of(({ operations }) => operations[kind]))]),
    ),
    ...(units.length > 0 && {
      units: Object.fromEntries(
        kindsOf(units).map((kind) => [kind, mergedUnits(units.flatMap((one) => one[kind] ?? []))]),
      ),
    }),
    ...(retries.length > 0 && { retries: sum(retries) }),
  };
}

type Kind = keyof LoadRun['operations'];
const kindsOf = (all: readonly object[]): Kind[] => [...new Set(all.flatMap((one) => Object.keys(one) as Kind[]))];
const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);

const summed = (all: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(all.flatMap((one) => Object.keys(one)))].map((name) => [name, sum(all.map((one) => one[name] ?? 0))]),
  );

function mergedOperation(all: readonly LoadOperation[]): LoadOperation {
  const add = (name: 'issued' | 'completed' | 'timedOut' | 'notSent'): number => sum(all.map((one) => one[name]));
  return {
    issued: add('issued'),
    completed: add('completed'),
    refused: summed(all.map(({ refused }) => refused)),
    failed: summed(all.map(({ failed }) => failed)),
    timedOut: add('timedOut'),
    notSent: add('notSent'),
    service: mergedTiming(all.map(({ service }) => service)),
    response: mergedTiming(all.map(({ response }) => response)),
  };
}

const mergedUnits = (all: readonly ConsumedUnits[]): ConsumedUnits => ({
  answers: sum(all.map(({ answers }) => answers)),
  table: sum(all.map(({ table }) => table)),
  indexes: summed(all.map(({ indexes }) => indexes)),
  estimated: sum(all.map(({ estimated }) => estimated)),
});
