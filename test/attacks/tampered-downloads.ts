import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cachedMongod, fetchMongod } from '../../lib/engines/downloaded-mongod';
import { fetchJars, JARS, startJavaServer } from '../../lib/engines/mongo-java-server';
import { findMongo, startMongo } from '../../lib/engines/mongodb';
import { Refusal } from '../../lib/errors';
import { LOOPBACK } from '../../lib/processes/free-port';
import type { Checks } from '../../lib/tryout/checks';
import type { Attack } from './attack';
import { saidIn } from './stranger';

const STEP_MS = 60_000;

/** What is downloaded and run is exchanged: by whoever sends it, and where it lies. */
export const tamperedDownloads: Attack = {
  title: 'What is downloaded and run is exchanged, by whoever sends it and where it lies',
  run: async (checks, folder) => {
    await sentMongod(checks, join(folder, 'sent'));
    await keptMongod(checks, join(folder, 'kept'));
    await keptJar(checks, join(folder, 'jars'));
  },
};

/** @returns whether it was refused; what had started all the same is stopped */
async function isRefused(started: Promise<{ stop(): Promise<void> }>): Promise<boolean> {
  try {
    await (await started).stop();
    return false;
  } catch (error) {
    return error instanceof Refusal;
  }
}

const script = (marker: string): string => `#!/bin/sh\necho ran >> '${marker}'\n`;

/** The archive that MongoDB's host is asked for has another server in it. */
async function sentMongod(checks: Checks, cache: string): Promise<void> {
  const marker = join(cache, 'ran');
  const bin = join(cache, 'packed', 'mongodb', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'mongod'), script(marker), { mode: 0o755 });
  const archive = spawnSync('tar', ['-czf', '-', '-C', join(cache, 'packed'), 'mongodb'], { timeout: STEP_MS }).stdout;
  const asked: string[] = [];
  const server = createServer(({ method }, response) => {
    asked.push(method ?? '');
    response.end(method === 'GET' ? archive : undefined);
  }).listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const found = await fetchMongod({ cache, host: `http://${LOOPBACK}:${port}/` });
  server.closeAllConnections();
  server.close();
  checks.equal(
    'Another mongod in the archive: downloaded, and neither kept nor run',
    [asked, 'unavailable' in found, cachedMongod(cache), saidIn(marker)],
    [['HEAD', 'GET'], true, undefined, []],
  );
}

/** What an earlier run has downloaded is another by now. */
async function keptMongod(checks: Checks, cache: string): Promise<void> {
  const marker = join(cache, 'ran');
  for (const mode of [0o700, 0o777]) {
    const folder = join(cache, `mongod-8.2.6`);
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, mode);
    writeFileSync(join(folder, 'mongod'), script(marker), { mode: 0o755 });
    writeFileSync(join(folder, 'stamp.json'), JSON.stringify({ files: { mongod: '0'.repeat(64) } }));
    const found = findMongo({ PATH: '/nowhere' }, cache);
    const refused = found.kind === 'downloaded-mongod' && (await isRefused(startMongo(found, cache)));
    checks.equal(
      `Another mongod in a folder of mode ${mode.toString(8)}: found, and not run`,
      [found.kind, refused, saidIn(marker)],
      ['downloaded-mongod', true, []],
    );
  }
}

/** A jar of the stand-in holds a class that runs in place of the project's own. */
async function keptJar(checks: Checks, folder: string): Promise<void> {
  const title = 'Another jar among those of the stand-in: not run';
  if (!hasJava()) {
    checks.skipped(title, 'no Java 17 (JDK) on the PATH: install it');
    return;
  }
  await fetchJars();
  const [marker, socket] = [join(folder, 'ran'), join(folder, 'socket')];
  const [kept, made] = [join(folder, 'kept'), join(folder, 'made')];
  for (const path of [folder, made]) mkdirSync(path);
  cpSync(JARS, kept, { recursive: true });
  chmodSync(kept, 0o700);
  const source = join(made, 'MongoStandIn.java');
  writeFileSync(source, mainThatWrites(marker));
  const jar = join(made, 'another.jar');
  java('jdk.compiler/com.sun.tools.javac.Main', '-d', made, source);
  java('jdk.jartool/sun.tools.jar.Main', 'cf', jar, '-C', made, 'MongoStandIn.class');
  const [first = ''] = readdirSync(kept);
  renameSync(jar, join(kept, first));
  spawnSync('java', ['-cp', join(kept, '*'), 'MongoStandIn'], { timeout: STEP_MS });
  checks.equal('Another jar among those of the stand-in: it would run', saidIn(marker), ['ran']);

  checks.equal(title, [await isRefused(startJavaServer(socket, kept)), saidIn(marker)], [true, ['ran']]);
  cpSync(JARS, kept, { recursive: true });
  chmodSync(kept, 0o777);
  checks.equal('Jars in a folder of mode 777: not run', await isRefused(startJavaServer(socket, kept)), true);
  checks.equal('The jars that are meant: run', await isRefused(startJavaServer(socket)), false);
}

const hasJava = (): boolean => findMongo({ PATH: process.env['PATH'] }, '/nowhere').kind === 'mongo-java-server';

const java = (...args: string[]): unknown => spawnSync('java', ['-m', ...args], { timeout: STEP_MS });

const mainThatWrites = (marker: string): string => `
import java.nio.file.*;
public final class MongoStandIn {
    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of("${marker}"), "ran\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println("listening on 1");
    }
}
`;
