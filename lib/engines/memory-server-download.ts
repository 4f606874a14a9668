/**
 * A process of its own, so that a download can be ended whenever it takes too long: fetches the mongod that mongodb-memory-server would
 * run into the folder that is its only argument, and prints where it lies.
 */
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary';

const [, , downloadDir = ''] = process.argv;

MongoBinary.getPath({ downloadDir }).then(
  (path) => process.stdout.write(`mongod: ${path}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
