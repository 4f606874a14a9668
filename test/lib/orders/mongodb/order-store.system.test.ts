/** The contract without the function in front, which `order-store.test.ts` has. */
import { describeContract, describeCutConnections } from '../../../support/contract';
import { describeWithMongo } from '../../../support/local-mongo';
import { mongoDbOrders } from '../../../support/mongodb-orders';

describeWithMongo('orders on MongoDB, by the driver', (engine) => {
  const orders = mongoDbOrders(engine);

  describeContract(() => orders.store);

  describe('when the connection is cut', () => {
    describeCutConnections(
      () => orders.relayed,
      () => orders.relay,
    );
  });
});
