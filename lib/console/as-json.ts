import { printable } from './printable';

/** For programs, and for people who read it all the same. */
export const asJson = (data: unknown): string => `${printable(JSON.stringify(data, undefined, 2))}\n`;
