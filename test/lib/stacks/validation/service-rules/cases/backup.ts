import { firstOf, mutations, type Resources } from './mutation';

const schedule = (resources: Resources) => firstOf(resources, 'MongoDB::Atlas::CloudBackupSchedule').Properties;
const items = (resources: Resources) => schedule(resources).Policies[0].PolicyItems;

export const backup = {
  'atlas-retention-covers-restore-window': mutations('production', 'Atlas', {
    'a window longer than any retention': (resources) => (schedule(resources).RestoreWindowDays = 36),
    'two days of hourly snapshots under a longer window': (resources) => (items(resources)[0].RetentionValue = 2),
    'a rarer snapshot that is kept shorter': (resources) => (items(resources)[3].RetentionValue = 1),
    'a longer number of a shorter unit': (resources) =>
      Object.assign(items(resources)[3], { RetentionValue: 30, RetentionUnit: 'days' }),
    'a retention in a unit that is none': (resources) => (items(resources)[1].RetentionUnit = 'moons'),
    'no retention at all': (resources) => delete items(resources)[0].RetentionValue,
  }),
};
