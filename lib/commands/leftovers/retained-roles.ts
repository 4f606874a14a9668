import type { SurveyedRegion } from './finder';
import type { Leftover } from './leftover';

export const iamRolePage = (name: string): string => `https://console.aws.amazon.com/iam/home#/roles/details/${name}`;

/**
 * Roles that deleted stacks say they left behind: nothing is asked about them, since they cost nothing, and IAM is not of a region. Atlas
 * assumes them, or API Gateway logs with them.
 */
export const retainedRoles = ({ records, region }: SurveyedRegion): Leftover[] =>
  records
    .filter((stack) => stack.isDeleted && stack.region === region)
    .flatMap(({ name, resources }) =>
      resources
        .filter(({ type, status }) => type === 'AWS::IAM::Role' && status === 'DELETE_SKIPPED')
        .map(({ physicalId }) => ({
          kind: 'IAM role',
          id: physicalId,
          place: region,
          fate: 'kept on purpose',
          about: `left by stack ${name} when it was deleted; whether it is there still, or something uses it, was not asked`,
          costs: 'nothing',
          remove: [iamRolePage(physicalId)],
        })),
    );
