type Values = Readonly<Record<string, unknown>>;

/** The value at a dotted path, as `atlas.autoscaling.compute`. */
export const valueAt = (settings: Values, path: string): unknown =>
  path.split('.').reduce<unknown>((group, name) => (group as Values)[name], settings);

/** A copy with the value at a dotted path replaced. */
export function withValueAt(settings: Values, path: string, value: unknown): Values {
  const [head, ...rest] = path.split('.') as [string, ...string[]];
  if (!rest.length) return { ...settings, [head]: value };
  return { ...settings, [head]: withValueAt(settings[head] as Values, rest.join('.'), value) };
}
