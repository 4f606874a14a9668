/**
 * `node --import ./lib/processes/tsx.mjs FILE.ts`: tsx, whose cache holds code that it runs. Its own place for that is a folder of a known name
 * among everybody's temporary files, where anybody may have put something first; here it is a folder of the project's.
 */
import './node-version.cjs';
import './no-proxy.mjs';
import { lstatSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../.cache/tsx', import.meta.url));
/** No folder, so that nothing can be found or made in it. */
const NOWHERE = '/dev/null';

// Whatever the user's own habit: what others could write, they could have deployed or run. Children inherit it.
process.umask(process.umask() | 0o022);

const given = process.env.TMPDIR;
// tsx reads both once, as it is loaded.
process.env.TMPDIR = isOwn(CACHE) ? CACHE : NOWHERE;
if (process.env.TMPDIR === NOWHERE) process.env.TSX_DISABLE_CACHE = '1';
await import('tsx');
if (given === undefined) delete process.env.TMPDIR;
else process.env.TMPDIR = given;

/** In a project that belongs to someone else, or that cannot be written, there is none. */
function isOwn(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0;
  } catch {
    return false;
  }
}
