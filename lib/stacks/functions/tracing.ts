import type { App } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { OrdersRestApi } from '../api/orders-rest-api';
import { acknowledge } from '../validation/acknowledge';
import { BundledFunction } from './bundled-function';

/**
 * Has X-Ray trace requests through the project's functions and APIs, or has it written that it does not. Of the functions: what Lambda itself
 * records, without a library in the bundle.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export function trace(app: App, on: boolean): void {
  for (const part of app.node.findAll()) {
    if (part instanceof BundledFunction) traceFunction(part, on);
    if (part instanceof OrdersRestApi) {
      (part.deploymentStage.node.defaultChild as CfnStage).tracingEnabled = on;
    }
  }
}

function traceFunction(handler: BundledFunction, on: boolean): void {
  (handler.node.defaultChild as CfnFunction).tracingConfig = { mode: on ? 'Active' : 'PassThrough' };
  if (!on || !handler.role) return;
  handler.role.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
  );
  acknowledge(handler.role, 'IAM5[Resource::*]', 'X-Ray cannot limit what is traced to a resource; it only takes in');
}
