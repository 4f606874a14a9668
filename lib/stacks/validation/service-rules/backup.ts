import { asText, type Json } from '../../../assembly/assembly';
import { valueAtPath, asList } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const FREQUENCIES = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
/** A month is as short as one can be, a year as well: what is kept long enough then always is. */
const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 28, years: 365 };

const keptDays = (item: Json): number =>
  Number(valueAtPath(item, 'RetentionValue')) * (DAYS[asText(valueAtPath(item, 'RetentionUnit'))] ?? Number.NaN);

const rank = (item: Json): number => FREQUENCIES.indexOf(asText(valueAtPath(item, 'FrequencyType')));

export const retentionsCoverRestoreWindow: TemplateRule = {
  id: 'atlas-retention-covers-restore-window',
  kind: 'create',
  demand:
    'A restore to a point in time starts from a snapshot: the most frequent are kept for the whole window, rarer ones no shorter',
  error: 'policy item retention cannot be less than restore window',
  source: 'https://www.mongodb.com/docs/atlas/backup/cloud-backup/configure-backup-policy/',
  checked: '2026-11-25',
  spans: ['MongoDB::Atlas::CloudBackupSchedule'],
  fix: 'Derive the retentions of the schedule from atlas.restoreWindowDays',
  find: ({ ofType }) =>
    ofType('MongoDB::Atlas::CloudBackupSchedule').flatMap((resource) =>
      asList(resource.properties['Policies']).flatMap((policy, index) => {
        const window = Number(resource.properties['RestoreWindowDays'] ?? 0);
        const items = asList(valueAtPath(policy, 'PolicyItems'));
        return items.flatMap((item, place): RuleFinding[] => {
          const moreFrequent = items.filter((other) => rank(other) < rank(item)).map(keptDays);
          const least = Math.max(window, ...moreFrequent);
          if (keptDays(item) >= least) return [];
          const property = `Properties.Policies.${index}.PolicyItems.${place}.RetentionValue`;
          return [{ resource, property, found: item, expected: `at least ${least} days` }];
        });
      }),
    ),
};
