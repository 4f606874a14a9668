import { Misuse } from '../errors';

/** One thing wrong with the settings, in the four parts that a user needs to put it right. */
export interface Problem {
  /** Dotted path, as given to `-c`; for a list with the part that is wrong, as `dynamodb.replicas[1]`. */
  readonly setting: string;
  /** {@link NOT_SHOWN} where it may hold a secret. */
  readonly given: unknown;
  readonly allowed: string;
  /** Alternatives joined by ", or ": commands as {@link override} writes them, or what to do in words. */
  readonly fix: string;
}

/** Stands for a value that may hold a password: logs are read by more people than know the password. */
export const NOT_SHOWN = Symbol('not shown: it may hold a password');

function textOf(value: unknown): string {
  if (typeof value === 'symbol') return `(${value.description})`;
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deeply to be shown)';
  }
}

const LONGEST = 1_000;

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const shownAs = (value: unknown): string => shortened(textOf(value));

/** Without what would begin another line: a name comes from anywhere. */
const nameOf = (setting: string): string => shortened(JSON.stringify(setting).slice(1, -1));

/** An address with user and password, wherever it was put. Nothing else that is allowed has these characters and is refused. */
const looksLikeAddress = (value: unknown): boolean => /:\/\/|@/.test(textOf(value));

const withoutSecrets = (problem: Problem): Problem => ({
  ...problem,
  setting: looksLikeAddress(problem.setting) ? shownAs(NOT_SHOWN) : problem.setting,
  given: looksLikeAddress(problem.given) ? NOT_SHOWN : problem.given,
});

const describe = ({ setting, given, allowed, fix }: Problem): string =>
  [`  ${nameOf(setting)}`, `    given:   ${shownAs(given)}`, `    allowed: ${allowed}`, `    fix:     ${fix}`].join(
    '\n',
  );

/** All problems at once: a user mends one list, not one problem a run. */
export class SettingsError extends Misuse {
  readonly problems: readonly Problem[];

  constructor(found: readonly Problem[]) {
    const problems = found.map(withoutSecrets);
    const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
    super(`${count} not usable; nothing was synthesized.\n\n${problems.map(describe).join('\n\n')}\n`);
    this.problems = problems;
  }
}
