import type { JsonObject } from '../assembly';

const allow = (Resource: string, ...Action: readonly string[]): JsonObject => ({ Effect: 'Allow', Action, Resource });

const on = (...actions: readonly string[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [allow('*', ...actions)],
});

/** Of a policy that is long and changes often, what is of use here: whether it allows anything else cannot be said. */
const partOf = (...statements: readonly JsonObject[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [...statements, { Sid: 'NotRead', Effect: 'Allow' }],
});

/**
 * AWS's own policies that the templates attach by name, read on 2026-11-26. Of any other, what it allows cannot be said.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaENIManagementAccess.html
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonAPIGatewayPushToCloudWatchLogs.html
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 */
export const MANAGED_POLICIES: Readonly<Record<string, JsonObject>> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess': on(
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:UnassignPrivateIpAddresses',
  ),
  'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs': on(
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:DescribeLogGroups',
    'logs:DescribeLogStreams',
    'logs:FilterLogEvents',
    'logs:GetLogEvents',
    'logs:PutLogEvents',
  ),
  'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup': partOf(
    allow('arn:aws:dynamodb:*:*:table/*', 'dynamodb:CreateBackup', 'dynamodb:DescribeTable'),
  ),
};
