import { inspect } from 'node:util';
import type { Observation, Observations, Run } from '../claims/observations/observations';
import type { Check, Checks } from './checks';

/** What a run on this machine's engines has seen: of its checks, those that are about a database. @param run that made them, where it is told */
export const observationsOf = (checks: Checks, profile: string, run?: Run): Observations => ({
  schemaVersion: 1,
  place: 'local',
  profile,
  ...(run && { runs: [run] }),
  observations: checks.list.flatMap((check) => (check.about ? [observationOf(check, check.about)] : [])),
});

function observationOf(check: Check, { side, engine, claims, part }: NonNullable<Check['about']>): Observation {
  const { title, outcome, operations, milliseconds } = check;
  const reason = reasonOf(check);
  return {
    title,
    side,
    engine,
    claims: [...claims],
    ...(part !== undefined && { part }),
    outcome,
    ...(reason !== undefined && { reason }),
    ...(operations !== undefined && { operations }),
    ...(milliseconds !== undefined && { milliseconds }),
  };
}

function reasonOf(check: Check): string | undefined {
  if (check.outcome === 'passed') return undefined;
  if (check.outcome === 'skipped') return check.reason;
  return `expected ${short(check.expected)}, got ${short(check.actual)}`;
}

const short = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { depth: 4, compact: true, breakLength: Infinity });
