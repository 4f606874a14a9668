/** A worker of a load on the orders collection: signs in as the function that serves orders does, and lets go of the cluster at its end. */
import { mongoDbSubject } from '../../lib/load/mongodb-subject';
import { readCollectionName, readConnection } from '../shared/atlas-environment';
import { loadPart } from '../shared/load-part';
import { functionLogger, logged } from '../shared/logger';

const logger = functionLogger('atlas-load-worker');
const connection = readConnection(process.env);
const collection = readCollectionName(process.env);

export const handler = logged(
  logger,
  loadPart(
    {
      target: 'atlas',
      engine: 'MongoDB Atlas',
      open: (bounds, of) => mongoDbSubject(connection, collection, bounds, of),
    },
    logger,
  ),
);
