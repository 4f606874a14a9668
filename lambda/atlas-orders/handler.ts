/** The orders API over MongoDB Atlas: one client for as long as the execution environment lives, connected by the first request. */
import { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { orderApi } from '../../lib/orders/http';
import { mongoClient } from '../../lib/orders/mongodb/client';
import { MongoDbOrderStore } from '../../lib/orders/mongodb/order-store';
import { readCollectionName, readConnection } from '../shared/atlas-environment';

const logger = new Logger({ serviceName: 'atlas-orders' });
const client = mongoClient({ ...readConnection(process.env), appName: 'atlas-orders' });
const answer = orderApi(new MongoDbOrderStore(client, readCollectionName(process.env)), logger);

export async function handler(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
  logger.addContext(context);
  return answer(event);
}
