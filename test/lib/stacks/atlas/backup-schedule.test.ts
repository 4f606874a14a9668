import type { Settings } from '../../../../lib/settings/schema';
import { atlasTemplate } from '../../../support/atlas-scope';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const scheduleOf = (settings: Settings) => onlyResource(atlasTemplate(settings), 'MongoDB::Atlas::CloudBackupSchedule');

interface Item {
  readonly FrequencyType: string;
  readonly RetentionValue: number;
  readonly RetentionUnit: string;
}
const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30, years: 365 };
const keptDays = ({ RetentionValue, RetentionUnit }: Item): number => RetentionValue * (DAYS[RetentionUnit] as number);

describe('the backup schedule', () => {
  const template = atlasTemplate(settingsOf('trial'));
  const schedule = onlyResource(template, 'MongoDB::Atlas::CloudBackupSchedule');
  const items: Item[] = schedule.Properties.Policies[0].PolicyItems;

  it('is the cluster’s, and comes after it', () => {
    expect(schedule.Properties.ClusterName).toBe('orders');
    expect(schedule.DependsOn).toStrictEqual([onlyResource(template, 'MongoDB::Atlas::Cluster').id]);
  });

  it('is one policy, the most that Atlas takes', () => {
    expect(schedule.Properties.Policies).toHaveLength(1);
  });

  it('takes snapshots every few hours, days, weeks and months', () => {
    expect(items.map(({ FrequencyType }) => FrequencyType)).toStrictEqual(['hourly', 'daily', 'weekly', 'monthly']);
  });

  it.each([1, 7, 8, 29, 35])('keeps every snapshot for a window of %s days, and a rarer one no shorter', (window) => {
    const settings = settingsOf('trial', { 'atlas.restoreWindowDays': window });
    const kept = (scheduleOf(settings).Properties.Policies[0].PolicyItems as Item[]).map(keptDays);
    expect(kept[0]).toBeGreaterThanOrEqual(window);
    expect(kept).toStrictEqual([...kept].sort((one, other) => one - other));
  });

  it('keeps hourly snapshots for two days where no restore starts from them', () => {
    const { Policies } = scheduleOf(settingsOf('trial', { 'atlas.pit': false })).Properties;
    expect(keptDays(Policies[0].PolicyItems[0])).toBe(2);
  });

  it('writes down the flag of export, which the handler insists on', () => {
    expect(schedule.Properties).toHaveProperty('AutoExportEnabled');
  });

  it('reaches back as far as the settings say', () => {
    expect(schedule.Properties.RestoreWindowDays).toBe(7);
    expect(scheduleOf(settingsOf('production')).Properties.RestoreWindowDays).toBe(35);
  });

  it('has no window without point-in-time restore', () => {
    expect(scheduleOf(settingsOf('trial', { 'atlas.pit': false })).Properties).not.toHaveProperty('RestoreWindowDays');
  });

  it('stays where the cluster stays: without it there are no more snapshots', () => {
    expect(removalOf(schedule)).toStrictEqual(DELETED);
    expect(removalOf(scheduleOf(settingsOf('production')))).toStrictEqual(RETAINED);
  });
});
