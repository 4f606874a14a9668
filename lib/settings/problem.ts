/** One thing wrong with the settings, in the four parts that a user needs to put it right. */
export interface Problem {
  /** Dotted path, as given to `-c`. */
  readonly setting: string;
  readonly given: unknown;
  readonly allowed: string;
  readonly fix: string;
}

const show = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value) ?? 'nothing');

const describe = ({ setting, given, allowed, fix }: Problem): string =>
  [`  ${setting}`, `    given:   ${show(given)}`, `    allowed: ${allowed}`, `    fix:     ${fix}`].join('\n');

/** All problems at once: a user mends one list, not one problem a run. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
    super(`${count} not usable; nothing was synthesized.\n\n${problems.map(describe).join('\n\n')}\n`);
    this.name = 'SettingsError';
  }
}
