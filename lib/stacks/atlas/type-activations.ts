import { CfnTypeActivation, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { serviceActingFor } from '../common/service-principal';
import { apiKeySecretArn } from './api-key-secret';
import { ATLAS_PUBLISHER } from '../../settings/atlas-types';

export interface TypeActivationsProps {
  /** As `MongoDB::Atlas::Cluster`. */
  readonly typeNames: readonly string[];
  /** Name of the API-key profile whose secret the types may read. */
  readonly profile: string;
}

/**
 * Activates third-party types in this account and region, one after the other: CloudFormation throttles many at once.
 *
 * A type stays at the version that it has been activated at until somebody moves it on (docs/adr/0023): its code is its publisher's and reads the API key.
 *
 * The types' handlers run with one role that may read one secret, the API key of the profile. A secret under a customer key needs
 * `kms:Decrypt` on that key as well. CloudFormation takes the role on for MongoDB's types that are active here, and for nothing else.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry-public.html
 */
export class TypeActivations extends Construct {
  constructor(scope: Construct, id: string, { typeNames, profile }: TypeActivationsProps) {
    super(scope, id);
    const ownTypes = Stack.of(this).formatArn({
      service: 'cloudformation',
      resource: 'type/resource',
      resourceName: 'MongoDB-Atlas-*',
    });
    const role = new iam.Role(this, 'ExecutionRole', {
      description: 'Runs the MongoDB::Atlas resource handlers',
      assumedBy: serviceActingFor(this, 'resources.cloudformation.amazonaws.com', ownTypes),
      // A handler's operation ends with its credentials, and a cluster may take longer than the hour that a session has by default.
      maxSessionDuration: Duration.seconds(8_400),
      inlinePolicies: {
        ApiKey: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['secretsmanager:GetSecretValue'],
              resources: [apiKeySecretArn(this, profile)],
            }),
          ],
        }),
      },
    });

    let previous: CfnTypeActivation | undefined;
    for (const typeName of typeNames) {
      const activation = new CfnTypeActivation(this, typeName.split('::').slice(1).join(''), {
        type: 'RESOURCE',
        typeName,
        publisherId: ATLAS_PUBLISHER,
        executionRoleArn: role.roleArn,
        autoUpdate: false,
      });
      if (previous) activation.node.addDependency(previous);
      demonstrates(activation, 'INT-04');
      previous = activation;
    }
  }
}
