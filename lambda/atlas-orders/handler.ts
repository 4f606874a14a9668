/** The orders API over MongoDB Atlas: one client for as long as the execution environment lives, connected by the first request. */
import { orderApi } from '../../lib/orders/http';
import { mongoClient } from '../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../lib/orders/mongodb/order-store';
import { functionLogger, logged } from '../shared/logger';
import { readCollectionName, readConnection } from '../shared/atlas-environment';

const logger = functionLogger('atlas-orders');
const client = mongoClient({ ...readConnection(process.env), appName: 'atlas-orders' });
const store = new MongoDbOrderStore(client, readCollectionName(process.env));

export const handler = logged(logger, orderApi(store, logger));
