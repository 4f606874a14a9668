import { httpOrderStore } from '../../../../lib/orders/contract';
import { LISTING } from '../../../../lib/orders/contract/cases/listing';
import { PAGING } from '../../../../lib/orders/contract/cases/paging';
import { dynamoDbClient } from '../../../../lib/orders/dynamodb/client';
import { DynamoDbOrderStore } from '../../../../lib/orders/dynamodb/order-store';
import { describeContract } from '../../../support/contract';
import { ordersApiTemplate, startOrdersOnDynamoDb, type OrdersOnDynamoDb } from '../../../support/dynamodb-orders-api';
import { describeOnDynamoDb } from '../../../support/local-table';
import { byPath } from '../../../support/order-contract';

describeOnDynamoDb('orders on DynamoDB with a global index by customer', () => {
  let orders: OrdersOnDynamoDb;
  let client: ReturnType<typeof dynamoDbClient>;
  let store: DynamoDbOrderStore;
  beforeAll(async () => {
    orders = await startOrdersOnDynamoDb(
      ordersApiTemplate('trial', { 'dynamodb.customerIndex': 'global', 'dynamodb.trigger': false }),
    );
    client = dynamoDbClient(orders.config);
    store = new DynamoDbOrderStore(client, orders.definition);
  });
  afterAll(async () => {
    client?.destroy();
    await orders?.stop();
  });

  describe('through the mapping templates', () =>
    describeContract(() => httpOrderStore(byPath(orders.send)), [...LISTING, ...PAGING]));
  describe('by the SDK', () => describeContract(() => store, LISTING));
});
