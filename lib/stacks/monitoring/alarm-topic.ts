import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { serviceActingFor } from '../common/service-principal';
import { ALARM_TOPIC_NAME } from '../names';

export interface AlarmTopicProps {
  readonly email: string;
}

/**
 * The topic that all alarms of the app tell, and its one subscriber. Encrypted with a key of its own: CloudWatch may not use the one that
 * AWS keeps for SNS, and what it could not publish would be lost in silence. Key and topic hold nothing: they go with their stack.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export class AlarmTopic extends sns.Topic {
  constructor(scope: Construct, id: string, { email }: AlarmTopicProps) {
    const alarms = Stack.of(scope).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const cloudWatch = serviceActingFor(scope, 'cloudwatch.amazonaws.com', alarms);
    const key = new kms.Key(scope, `${id}Key`, {
      description: 'What alarms say, on its way to who is told',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.grants.actions(cloudWatch, 'kms:Decrypt', 'kms:GenerateDataKey*');
    super(scope, id, {
      topicName: ALARM_TOPIC_NAME,
      displayName: 'Orders',
      masterKey: key,
      enforceSSL: true,
    });
    this.grants.publish(cloudWatch);
    this.addSubscription(new EmailSubscription(email));
  }
}
