/** What is downloaded and then run: only what the project names by its SHA-256, wherever it came from and however long ago. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../errors';
import { refusedWrite } from './refused-write';

/** @returns SHA-256 of a file, as hexadecimal digits */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Downloads a file and checks it; where it is another than it should be, nothing is left of it.
 *
 * @param file absolute path to write it to, in a folder of the user's own
 * @throws Refusal of kind `invalid` where it is another, `absent` where the server has none, `unavailable` where it does not answer within
 *   `withinMs`, `denied` where the file cannot be written
 */
export async function fetchVerified(url: string, sha256: string, file: string, withinMs: number): Promise<void> {
  const { host } = new URL(url);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
    if (!answer.ok || !answer.body) throw new Refusal(`${host} answers ${answer.status} for ${url}`, 'absent');
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(file, { mode: 0o600 }));
    const found = await sha256Of(file);
    if (found !== sha256)
      throw new Refusal(
        `${url} is not what the project names, and was not run: its SHA-256 is ${found}, not ${sha256}. ` +
          `What ${host} sends was changed, there or on the way: see what stands between.`,
        'invalid',
      );
  } catch (error) {
    await rm(file, { force: true });
    if (error instanceof Refusal) throw error;
    const { syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'open' || syscall === 'write') refusedWrite(error, file);
    throw new Refusal(`${url} cannot be downloaded: ${host} does not answer, or not in time`, 'unavailable', {
      cause: error,
    });
  }
}
