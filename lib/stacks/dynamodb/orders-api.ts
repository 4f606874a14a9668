import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { operationOf, type OrderOperation } from '../../orders/routes';
import { OrdersRestApi } from '../api/orders-rest-api';
import { demonstrates } from '../common/demonstrates';
import type { RetentionProps } from '../common/retention';
import { serviceOfThisAccount } from '../common/service-principal';
import { READ_WITH_KEY, WRITE_WITH_KEY } from '../tables/access-actions';
import { orderMappings, type Mapping } from './mapping';
import { unavailableAnswer } from './mapping/refusal';
import type { OrdersTable } from './orders-table';
import { useTableKey } from './use-table-key';
import { API_NAMES, ORDERS_TABLE_NAME } from '../names';

export interface OrdersApiProps extends RetentionProps {
  readonly table: OrdersTable;
  /** Kind of the index that lists a customer’s orders: a local one reads consistently. */
  readonly customerIndex: 'local' | 'global';
}

const JSON_TYPE = 'application/json';

/**
 * Serves orders straight from the table: API Gateway turns each request into one call of DynamoDB and its answer into the contract's,
 * by mapping templates. No function runs, so there is no cold start and no code to keep; what cannot be said in a template (a model or
 * a condition) cannot be done.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 */
export class OrdersApi extends Construct {
  readonly api: OrdersRestApi;
  private readonly table: OrdersTable;

  constructor(scope: Construct, id: string, { table, customerIndex, ...retention }: OrdersApiProps) {
    super(scope, id);
    this.table = table;
    const mappings = orderMappings({
      table: ORDERS_TABLE_NAME,
      localCustomerIndex: customerIndex === 'local',
    });
    this.api = new OrdersRestApi(this, 'Api', {
      ...retention,
      restApiName: API_NAMES.dynamodb,
      integration: (operation) => this.integration(operation, mappings[operation]),
    });
    demonstrates(this.api, 'INT-02');
    for (const method of this.api.methods) {
      demonstrates(method, 'INT-02');
      const { status } = mappings[operationOf(method.httpMethod, method.resource.path) as OrderOperation];
      for (const statusCode of [status, 400, 503]) method.addMethodResponse({ statusCode: String(statusCode) });
    }
  }

  private integration(operation: OrderOperation, mapping: Mapping): apigateway.AwsIntegration {
    const answer = (
      statusCode: number,
      template: string,
      selectionPattern?: string,
    ): apigateway.IntegrationResponse => ({
      statusCode: String(statusCode),
      responseTemplates: { [JSON_TYPE]: template },
      ...(selectionPattern !== undefined && { selectionPattern }),
    });
    return new apigateway.AwsIntegration({
      service: 'dynamodb',
      action: mapping.action,
      integrationHttpMethod: 'POST',
      options: {
        credentialsRole: this.role(operation, mapping),
        passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
        requestTemplates: { [JSON_TYPE]: mapping.request },
        integrationResponses: [
          answer(mapping.status, mapping.response),
          answer(400, mapping.refusal, '4\\d{2}'),
          answer(503, unavailableAnswer, '5\\d{2}'),
        ],
      },
    });
  }

  /**
   * One a method: its one action, on the table or the one index that it reads, and the key through DynamoDB only. In each region of the
   * table, so that an integration can be turned to a replica.
   */
  private role(operation: OrderOperation, { action, index }: Mapping): iam.Role {
    const { table } = this;
    const statements = [
      new iam.PolicyStatement({
        actions: [`dynamodb:${action}`],
        resources: table.regions.map(({ tableArn }) => (index === undefined ? tableArn : `${tableArn}/index/${index}`)),
      }),
      ...useTableKey(table, READS.includes(action) ? READ_WITH_KEY : WRITE_WITH_KEY),
    ];
    return new iam.Role(this, `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Role`, {
      description: `What ${operation} of the orders API does in DynamoDB`,
      assumedBy: serviceOfThisAccount(this, 'apigateway.amazonaws.com'),
      inlinePolicies: { Orders: new iam.PolicyDocument({ statements }) },
    });
  }
}

const READS: readonly string[] = ['GetItem', 'Query'] satisfies Mapping['action'][];
