import type { JsonObject } from '../assembly';

const on = (...Action: readonly string[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

/**
 * AWS's own policies that the templates attach by name, read on 2026-11-26. Of any other, what it allows cannot be said; so too of
 * AWSBackupServiceRolePolicyForBackup, which is long and changes often.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaENIManagementAccess.html
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonAPIGatewayPushToCloudWatchLogs.html
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
};
