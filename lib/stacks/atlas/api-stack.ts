import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { FUNCTION_TIMEOUT_SECONDS } from '../../../lambda/shared/atlas-environment';
import { ApiAlarms } from '../api/api-alarms';
import { OrdersRestApi } from '../api/orders-rest-api';
import { alarmTopicOf } from '../common/alarms';
import { demonstrates } from '../common/demonstrates';
import type { Settings } from '../../settings/schema';
import { retentionOf } from '../common/retention';
import { ClientFunction } from './client-function';
import { atlasCidrs, ClientSecurityGroup } from './client-security-group';
import { clientRoles, type ClientRoles } from './clients';
import { OrderIndexes } from './order-indexes';
import { OUTPUTS } from '../../assembly/names';
import { API_NAMES, DATABASE_NAME } from '../names';
import { databaseIn } from '../../settings/connection-string';

export interface AtlasApiStackProps extends StackProps {
  readonly settings: Settings;
  readonly vpc: ec2.IVpc;
  /** Without credentials. */
  readonly connectionString: string;
  /** The roles that `Atlas` has bound to database users; left out for a cluster that exists already, which binds the ones made here. */
  readonly clients?: ClientRoles;
}

/** Serves orders from Atlas: API Gateway and a function in the peered VPC. */
export class AtlasApiStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, vpc, connectionString, clients, ...props }: AtlasApiStackProps,
  ) {
    super(scope, id, props);
    const roles = clients ?? this.rolesToBind();
    const securityGroups = [new ClientSecurityGroup(this, 'SecurityGroup', { vpc, cidrs: atlasCidrs(settings) })];
    const retention = retentionOf(settings);
    const { auth, reservedConcurrency } = settings.atlas;
    // On this machine, a server that may hold others' data: the address says which database is to be used.
    const database = (auth === 'none' && databaseIn(connectionString)) || DATABASE_NAME;
    const common = { ...retention, auth, vpc, securityGroups, connectionString, database };

    new OrderIndexes(this, 'Indexes', { ...common, role: roles.indexes });
    const handler = new ClientFunction(this, 'Function', {
      ...common,
      client: 'orders',
      role: roles.orders,
      description: 'Serves orders from MongoDB Atlas',
      entry: 'lambda/atlas-orders/handler.ts',
      timeout: Duration.seconds(FUNCTION_TIMEOUT_SECONDS),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
    });
    const integration = new apigateway.LambdaIntegration(handler, { allowTestInvoke: false });
    const api = new OrdersRestApi(this, 'Api', {
      ...retention,
      restApiName: API_NAMES.atlas,
      integration: () => integration,
    });
    if (settings.monitoring) {
      const alarmTopicArn = alarmTopicOf(this, settings);
      new ApiAlarms(this, 'ApiAlarms', { api, apiName: API_NAMES.atlas, alarmTopicArn });
    }
    demonstrates(handler, 'INT-04', 'POR-04', 'SEC-03');
    demonstrates(api, 'INT-04');

    new CfnOutput(this, OUTPUTS.apiUrl, { value: api.url });
    new CfnOutput(this, OUTPUTS.apiId, { value: api.restApiId });
  }

  private rolesToBind(): ClientRoles {
    const roles = clientRoles(this);
    new CfnOutput(this, 'OrdersRoleArn', {
      value: roles.orders.roleArn,
      description: 'Database user with readWrite on orders.orders',
    });
    new CfnOutput(this, 'IndexesRoleArn', {
      value: roles.indexes.roleArn,
      description: 'Database user that manages indexes of orders.orders',
    });
    return roles;
  }
}
