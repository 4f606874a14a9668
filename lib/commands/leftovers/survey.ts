import { signInToAws, type Account, type AwsAccess } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import { withTimeout } from '../../async/with-timeout';
import type { Progress } from '../../console/progress';
import { apiKeySecretFinder } from './api-key-secret';
import { apiLogRoleFinder } from './api-log-role';
import { atlasLeft, forgottenProjects } from './atlas';
import { atlasTypeFinder } from './atlas-types';
import type { TemplateNames } from './template-names';
import type { Finder, SurveyedRegion } from './finder';
import { keyFinder } from './keys';
import type { SurveyResult, Leftover, Unasked } from './leftover';
import { logGroupFinder } from './log-groups';
import { queueFinder } from './queues';
import { recoveryPointFinder } from './recovery-points';
import { retainedRoles } from './retained-roles';
import { knownStacks, type KnownStacks } from './stack-records';
import { stacksLeft } from './stacks';
import { tableBackupFinder } from './table-backups';
import { tableFinder } from './tables';
import { taggedResourceFinder } from './tagged';
import { warehouseFinder } from './warehouse';
import { Refusal } from '../../errors';

/** What has commands of its own comes before {@link taggedResourceFinder}, which knows only an ARN. */
const FINDERS: readonly Finder[] = [
  tableFinder,
  tableBackupFinder,
  recoveryPointFinder,
  keyFinder,
  logGroupFinder,
  queueFinder,
  warehouseFinder,
  apiKeySecretFinder,
  apiLogRoleFinder,
  atlasTypeFinder,
  taggedResourceFinder,
];
const FINDER_MS = 40_000;
const ATLAS = 'Atlas project, cluster and snapshots';

export interface Search {
  readonly templateNames: TemplateNames;
  readonly regions: readonly [string, ...string[]];
  readonly keyProfile: string;
  /** A project to look at, beside those that CloudFormation remembers. */
  readonly project?: string;
  /** False where nothing of Atlas was ever deployed. */
  readonly atlas: boolean;
}

export interface Surveyed extends SurveyResult {
  /** Absent where there are no credentials: nothing was asked then. */
  readonly account?: string;
}

/** Asks for everything that the app may have left. Reads only; what cannot be asked is told, and stops nothing else. */
export async function survey(search: Search, access: AwsAccess, progress: Progress): Promise<Surveyed> {
  const { regions } = search;
  let account: Account;
  try {
    account = await progress.step('Signing in to AWS', () => signInToAws(regions[0], access));
  } catch (error) {
    const unasked = { what: 'Everything', place: regions.join(', '), reason: (error as Error).message };
    return { leftovers: [], unasked: [unasked] };
  }
  const unasked: Unasked[] = [];
  const known = await progress.step(`Asking CloudFormation in ${regions.join(', ')}`, () =>
    Promise.all(regions.map((region) => stacksOf(account, region, search, unasked))),
  );
  const records = known.flatMap((one) => one.records);
  const foreignStacks = known.flatMap((one) => one.foreignStacks);
  const leftovers: Leftover[] = [];
  for (const region of regions) {
    const place = {
      account,
      region,
      templateNames: search.templateNames,
      records,
      foreignStacks,
      keyProfile: search.keyProfile,
    };
    leftovers.push(...stacksLeft(place), ...retainedRoles(place));
    leftovers.push(...(await progress.step(`Asking the services in ${region}`, () => inRegion(place, unasked))));
  }
  if (search.atlas) {
    leftovers.push(...(await progress.step('Asking Atlas', () => inAtlas(search, account, known, unasked))));
  }
  return { account: account.id, leftovers: distinct(leftovers), unasked };
}

async function stacksOf(account: Account, region: string, search: Search, unasked: Unasked[]): Promise<KnownStacks> {
  try {
    return await knownStacks(account, region, search.templateNames.stacks);
  } catch (error) {
    const reason = awsFailure(error, 'cloudformation:ListStacks, ListStackResources').message;
    unasked.push({ what: 'CloudFormation stacks', place: region, reason });
    return { records: [], foreignStacks: [] };
  }
}

async function inRegion(place: SurveyedRegion, unasked: Unasked[]): Promise<Leftover[]> {
  const found = await Promise.all(
    FINDERS.map(async ({ what, call, find }) => {
      try {
        const late = (): Error => new Refusal(`${call} took more than ${FINDER_MS / 1_000} s.`);
        return await withTimeout(FINDER_MS, find(place), late);
      } catch (error) {
        unasked.push({ what, place: place.region, reason: awsFailure(error, call).message });
        return [];
      }
    }),
  );
  return found.flat();
}

async function inAtlas(
  { regions, keyProfile, project }: Search,
  account: Account,
  known: readonly KnownStacks[],
  unasked: Unasked[],
): Promise<Leftover[]> {
  const records = known.flatMap((one) => one.records);
  const projects = [...new Set([...forgottenProjects(records), ...(project === undefined ? [] : [project])])];
  const isThere = records.some(
    ({ isDeleted, resources }) => !isDeleted && resources.some(({ type }) => type === 'MongoDB::Atlas::Project'),
  );
  if (projects.length === 0 && !isThere) {
    const reason =
      'no project is known: CloudFormation remembers a deleted stack for 90 days. Give it with --project, or say --no-atlas if nothing of Atlas was deployed.';
    unasked.push({ what: ATLAS, place: 'Atlas', reason });
  }
  const found = await Promise.all(
    projects.map(async (id) => {
      try {
        const region = records.find(({ resources }) =>
          resources.some((one) => one.physicalId.startsWith(`${id}|`)),
        )?.region;
        return await atlasLeft({ account, region: region ?? regions[0], keyProfile, project: id });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        unasked.push({ what: ATLAS, place: 'Atlas', reason: error.message });
        return [];
      }
    }),
  );
  return found.flat();
}

/** Several finders may come upon one thing: the first knows most of it. */
const distinct = (leftovers: readonly Leftover[]): Leftover[] =>
  leftovers.filter(
    (one, index) => index === leftovers.findIndex(({ place, id }) => place === one.place && id === one.id),
  );
