import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ORDER_INDEXES } from '../../orders/mongodb/keys';
import { ResourceProvider } from '../functions/resource-provider';
import { ClientFunction, type ClientFunctionProps } from './client-function';
import { demonstrates } from '../common/demonstrates';
import { COLLECTION_NAME } from '../names';

export type OrderIndexesProps = Omit<ClientFunctionProps, 'client' | 'description' | 'entry' | 'timeout'>;

/**
 * The indexes of the orders collection, declared in the template and made by one idempotent step of the deployment: no request waits
 * for an index build, and no function that serves requests may create one. Deleting it leaves the indexes with the data.
 * https://www.mongodb.com/docs/manual/core/index-creation/
 */
export class OrderIndexes extends Construct {
  constructor(scope: Construct, id: string, props: OrderIndexesProps) {
    super(scope, id);
    const { database, logRetention, removalPolicy } = props;
    const handler = new ClientFunction(this, 'Function', {
      ...props,
      client: 'indexes',
      description: 'Creates the declared indexes of the orders collection',
      entry: 'lambda/atlas-indexes/handler.ts',
      timeout: Duration.minutes(10),
    });
    const provider = new ResourceProvider(this, 'Provider', { onEvent: handler, logRetention, removalPolicy });
    const indexes = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::MongoDbIndexes',
      properties: { Database: database, Collection: COLLECTION_NAME, Indexes: ORDER_INDEXES },
    });
    demonstrates(indexes, 'POR-04');
  }
}
