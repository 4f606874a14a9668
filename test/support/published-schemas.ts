import Ajv from 'ajv';
import * as z from 'zod';

/** Some patterns that MongoDB publishes are of Unicode mode only (`\p{L}`), some it refuses (`\:`). */
function regExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
regExp.code = 'regExp';

const isA = (type: z.ZodType) => (text: string) => type.safeParse(text).success;

/** Holds values to schemas as others have published them. */
export const ajv = new Ajv({
  strict: false,
  allErrors: true,
  verbose: true,
  // It would tell of each format that it does not know.
  logger: false,
  code: { regExp },
  formats: { 'date-time': isA(z.iso.datetime({ offset: true })), uuid: isA(z.guid()) },
});
