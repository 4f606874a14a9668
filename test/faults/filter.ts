/**
 * Filter criteria of an event source mapping, as far as the project uses them: a value, and a prefix.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 */
type Pattern = { readonly [key: string]: Pattern | readonly Rule[] };
type Rule = string | { readonly prefix: string };

/**
 * Whether a record passes one of the patterns; with none, every record passes.
 *
 * @throws Error for a rule that is not known here, rather than to let everything or nothing through
 */
export function filterOf(patterns: readonly string[]): (record: object) => boolean {
  const parsed = patterns.map((text) => JSON.parse(text) as Pattern);
  parsed.forEach(refuseUnknown);
  return (record) => parsed.length === 0 || parsed.some((pattern) => matches(record, pattern));
}

function matches(value: unknown, pattern: Pattern): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const part = (value as Record<string, unknown> | undefined)?.[key];
    return isRules(wanted) ? wanted.some((rule) => passes(part, rule)) : matches(part, wanted);
  });
}

const passes = (value: unknown, rule: Rule): boolean =>
  typeof rule === 'string' ? value === rule : typeof value === 'string' && value.startsWith(rule.prefix);

function refuseUnknown(pattern: Pattern): void {
  for (const wanted of Object.values(pattern)) {
    if (!isRules(wanted)) refuseUnknown(wanted);
    else if (!wanted.every(isKnown)) throw new Error(`filter rule not known here: ${JSON.stringify(wanted)}`);
  }
}

const isRules = (wanted: Pattern | readonly Rule[]): wanted is readonly Rule[] => Array.isArray(wanted);
const isKnown = (rule: Rule): boolean =>
  typeof rule === 'string' || (Object.keys(rule).join() === 'prefix' && typeof rule.prefix === 'string');
