import { backup } from './backup';
import type { Mutation } from './mutation';

/** What must break each rule, by its id. */
export const broken: Readonly<Record<string, Record<string, Mutation>>> = { ...backup };
