import { GetAccountCommand } from '@aws-sdk/client-api-gateway';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { question, type Asked } from '../question';

/**
 * The role that API Gateway logs with, which any other stack of the region may have set since.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetAccount.html
 */
export const logRoleFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  deployment.ofType('AWS::ApiGateway::Account').map(({ stack, properties }) =>
    question({
      side: 'both',
      service: 'Amazon API Gateway',
      call: 'apigateway:GetAccount',
      ask: () => aws.apiGateway(deployment.regionOf(stack)).send(new GetAccountCommand({})),
      facts: [
        {
          kind: 'log-role',
          title: `API Gateway logs with the role of stack ${stack}`,
          claims: [],
          expected: () => deployment.idAt(properties['CloudWatchRoleArn'], stack),
          actual: ({ cloudwatchRoleArn }) => cloudwatchRoleArn?.split('/').at(-1),
        },
      ],
    }),
  );
