import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A user of the machine that the one who runs this is not. */
export const STRANGER = 12_345;

/** Only root can give away what it planted; whoever else runs this plants it as their own, which must be refused alike. */
export const canBeStranger = process.getuid?.() === 0;

/** Gives a folder and all in it to another user, where that can be done. */
export function giveToStranger(path: string): void {
  if (!canBeStranger) return;
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveToStranger(join(path, name));
  lchownSync(path, STRANGER, STRANGER);
}

/** What is there, by name: its kind, mode, owner, size and when it was changed last, which making and removing something in it does. */
export function stateOf(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return [`${path}: gone`];
  const { mode, uid, size, mtimeMs } = found;
  const inside = found.isDirectory() ? readdirSync(path).sort() : [];
  return [[path, mode, uid, size, mtimeMs].join(' '), ...inside.flatMap((name) => stateOf(join(path, name)))];
}

/** What planted code has said, a line each. */
export function saidIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
