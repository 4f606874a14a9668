import { closest } from 'fastest-levenshtein';

/** Longer than any name: comparing takes as long as both texts multiplied. */
const LONGEST = 100;

/** The text that a misspelt one most likely means. */
export const nearestText = (given: string, known: readonly string[]): string =>
  closest(given.slice(0, LONGEST).toLowerCase(), known);

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The choice that is the same but for capitals and punctuation: `m10`, `tls1.2`, `On_Demand`. */
export const sameLetters = <T>(given: unknown, choices: readonly T[]): T | undefined =>
  typeof given === 'string' && given.length <= LONGEST
    ? choices.find((choice) => letters(String(choice)) === letters(given))
    : undefined;
