import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeIntegrationsCommand } from '@aws-sdk/client-redshift';
import { DescribeStatementCommand, ExecuteStatementCommand } from '@aws-sdk/client-redshift-data';
import { GetNamespaceCommand } from '@aws-sdk/client-redshift-serverless';
import { databaseName, integrationArn, stackName, workgroupName } from '../../console/arguments';
import { answered } from '../../services/aws-call';
import { awsStep } from './aws-step';
import { NEW_TOKEN } from './carry-out';
import { operation } from './operation';
import type { Plan } from './plan';
import { Refusal } from '../../errors';
import type { Step } from './step';
import { ANALYTICS_STACK, OUTPUTS } from '../../assembly/names';
import { WAREHOUSE_NAME } from '../../stacks/names';

interface Given {
  readonly stack: string;
  readonly integration?: string;
  readonly workgroup: string;
  readonly namespace: string;
  readonly connectTo: string;
  readonly database: string;
}

/**
 * The one step that CloudFormation lacks between table and warehouse: the database that the integration writes into.
 * https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.creating-db.html
 */
export const redshiftDatabase = operation(
  'redshift-database',
  'Makes the Redshift database that the orders are replicated into.',
  (command) =>
    command
      .option('--stack <name>', `stack with the output ${OUTPUTS.integration}`, stackName, ANALYTICS_STACK)
      .option('--integration <arn>', 'the integration, instead of a stack’s output', integrationArn)
      .option('--workgroup <name>', 'workgroup that runs the statement', workgroupName, WAREHOUSE_NAME)
      .option('--namespace <name>', 'namespace whose administrator runs it', workgroupName, WAREHOUSE_NAME)
      .option('--connect-to <name>', 'database that exists, to run it from', databaseName, WAREHOUSE_NAME)
      .option('--database <name>', 'database to make', databaseName, 'orders_replica'),
  ({ stack, integration, workgroup, namespace, connectTo, database }: Given): Plan => ({
    title: `make the Redshift database ${database} from the integration with the orders table`,
    steps: [
      ...(integration === undefined ? [integrationOf(stack)] : []),
      isActive(integration ?? '<IntegrationArn>'),
      awsStep({
        service: 'redshift-serverless',
        command: GetNamespaceCommand,
        parameters: { namespaceName: namespace },
        does: 'Reads where the administrator’s password is kept; not the password.',
        errors: {
          ResourceNotFoundException: `There is no Redshift namespace ${namespace} in this account and region.`,
        },
        learn: (answer) => ({
          SecretArn: answered(answer.namespace?.adminPasswordSecretArn, 'the administrator’s secret'),
        }),
      }),
      awsStep({
        service: 'redshift-data',
        command: ExecuteStatementCommand,
        parameters: {
          WorkgroupName: workgroup,
          Database: connectTo,
          SecretArn: '<SecretArn>',
          Sql: `CREATE DATABASE "${database}" FROM INTEGRATION '<IntegrationId>'`,
          ClientToken: NEW_TOKEN,
        },
        does: 'Has the workgroup run the statement, as the namespace’s administrator.',
        changes: true,
        learn: ({ Id }) => ({ StatementId: answered(Id, 'the statement’s id') }),
      }),
      awsStep({
        service: 'redshift-data',
        command: DescribeStatementCommand,
        parameters: { Id: '<StatementId>' },
        does: 'Waits until it has been run.',
        goingOn: ({ Status, Error: error }) => {
          if (Status === 'FINISHED') return undefined;
          if (Status === 'FAILED' || Status === 'ABORTED') {
            throw new Refusal(`Redshift refused the statement: ${error ?? Status}.`);
          }
          return `the statement is ${Status ?? 'not listed yet'}`;
        },
      }),
    ],
    costs: [
      'by use: the workgroup’s capacity while it runs the statement, and from then on while it takes changes in',
      'by use: Redshift’s storage, and DynamoDB’s exports that the integration reads',
    ],
    doesNot: [
      'Wait for the data: the first copy follows by itself, changes every 15 to 30 minutes.',
      'Allow anyone to read it: grant that in Redshift.',
      'Become part of the stack: deleting the integration leaves the database, DROP DATABASE removes it.',
    ],
  }),
);

const integrationOf = (StackName: string): Step =>
  awsStep({
    service: 'cloudformation',
    command: DescribeStacksCommand,
    parameters: { StackName },
    does: `Reads output IntegrationArn of stack ${StackName}.`,
    errors: {
      ValidationError: `There is no stack ${StackName} in this account and region. Setting redshift deploys it; or give --integration.`,
    },
    learn: ({ Stacks }) => {
      const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === OUTPUTS.integration)?.OutputValue;
      if (output !== undefined) return { IntegrationArn: output };
      throw new Refusal(`Stack ${StackName} has no output IntegrationArn. Give the integration with --integration.`);
    },
  });

const isActive = (IntegrationArn: string): Step =>
  awsStep({
    service: 'redshift',
    command: DescribeIntegrationsCommand,
    parameters: { IntegrationArn },
    does: 'Makes sure that the integration is active.',
    errors: {
      IntegrationNotFoundFault:
        'There is no such integration in this account and region. Look at --integration and --region.',
    },
    learn: ({ Integrations }) => {
      const { Status, Errors = [], IntegrationArn: arn } = Integrations?.[0] ?? {};
      if (Status === 'active') return { IntegrationId: idOf(answered(arn, 'the integration’s ARN')) };
      const why = Errors.map(({ ErrorCode, ErrorMessage }) => ` ${ErrorCode}: ${ErrorMessage ?? ''}`).join('');
      const wait = Status === 'creating' || Status === 'modifying' ? ' Wait until it is, and try again.' : '';
      throw new Refusal(`The integration is ${Status ?? 'not there'}, not active.${why}${wait}`);
    },
  });

/** Seventh field of `arn:aws:redshift:REGION:ACCOUNT:integration:ID`. */
const idOf = (arn: string): string => answered(arn.split(':')[6], 'an id in the integration’s ARN');
