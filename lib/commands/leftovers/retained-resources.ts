import type { SurveyedRegion } from './finder';
import type { Leftover } from './leftover';

/** Types that nothing is asked about: they cost nothing, and IAM is not of a region. */
const TYPES: Readonly<Record<string, { kind: string; remove: (id: string) => string }>> = {
  'AWS::IAM::Role': {
    kind: 'IAM role',
    remove: (name) => `https://console.aws.amazon.com/iam/home#/roles/details/${name}`,
  },
  'AWS::ApiGateway::Account': {
    kind: 'API Gateway account setting',
    remove: () => "aws apigateway update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=''",
  },
};

/** What deleted stacks say they left behind and costs nothing: the role that API Gateway writes logs with, roles that Atlas assumes. */
export const retainedResources = ({ records, region }: SurveyedRegion): Leftover[] =>
  records
    .filter((stack) => stack.isDeleted && stack.region === region)
    .flatMap(({ name, resources }) =>
      resources.flatMap(({ type, physicalId, status }): Leftover[] => {
        const known = status === 'DELETE_SKIPPED' ? TYPES[type] : undefined;
        if (!known) return [];
        return [
          {
            kind: known.kind,
            id: physicalId,
            place: region,
            fate: 'kept on purpose',
            about: `left by stack ${name} when it was deleted; whether it is there still was not asked`,
            costs: 'nothing',
            remove: [known.remove(physicalId)],
          },
        ];
      }),
    );
