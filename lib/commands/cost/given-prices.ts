import { parseDocument } from 'yaml';
import { readGivenFile } from '../../console/given-file';
import { isObject } from '../../assembly/assembly';
import { givenPrices, type GivenPrices } from '../../costs/prices/price-book';
import { Misuse } from '../../errors';

/**
 * Prices of the user's own; one that is given by itself wins over the file's.
 *
 * @param given as `NAME=VALUE` @param file of YAML, a price a line @throws Misuse where one cannot be used
 */
export function pricesGiven(given: readonly string[], file?: string): GivenPrices {
  const single = given.map((one) => [one.split('=')[0] ?? '', one.slice(one.indexOf('=') + 1)] as const);
  return givenPrices([...(file === undefined ? [] : Object.entries(readFile(file))), ...single]);
}

const A_FILE = 'Allowed: YAML with a price a line, as atlas.m30: 0.54';

function readFile(file: string): Readonly<Record<string, unknown>> {
  // As text, so that no digit is lost.
  const document = parseDocument(readGivenFile(file, A_FILE), { schema: 'failsafe' });
  const read: unknown = document.errors.length ? undefined : document.toJS();
  if (isObject(read)) return read;
  throw new Misuse(`${file} has no prices. ${A_FILE}`);
}
