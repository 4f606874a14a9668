/** The settings by name, and the name that somebody most likely meant. */
import { z } from 'zod';
import { nearestText } from './nearest';
import { settingsSchema } from './schema';

/** Dotted path of every setting, with its schema. */
export const settingFields: ReadonlyMap<string, z.ZodType> = new Map(collectFields(settingsSchema, ''));

function collectFields(schema: z.ZodObject, prefix: string): [string, z.ZodType][] {
  return Object.entries(schema.shape).flatMap(([name, part]) =>
    part instanceof z.ZodObject ? collectFields(part, `${prefix}${name}.`) : [[`${prefix}${name}`, part as z.ZodType]],
  );
}

/** Every setting in small letters, by its whole name and without its groups (`peering` for `atlas.peering`); whole names go first. */
const spellings = ((): ReadonlyMap<string, string> => {
  const names = [...settingFields.keys()];
  const shortened = names.flatMap((name) =>
    name.split('.').map((_, index, parts) => [parts.slice(index).join('.'), name] as const),
  );
  const found = new Map(names.map((name) => [name.toLowerCase(), name]));
  for (const [spelling, name] of shortened) {
    if (!found.has(spelling.toLowerCase())) found.set(spelling.toLowerCase(), name);
  }
  return found;
})();

export const nearestSetting = (name: string): string =>
  spellings.get(nearestText(name, [...spellings.keys()])) as string;
