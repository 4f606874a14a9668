import type { Leftover } from './leftover';
import { sinceTime } from './leftover';
import type { SurveyedRegion } from './finder';
import type { StackRecord } from './stack-records';

/** Stacks that are there, whole or half deleted. Asked before all else, so there is nothing to ask here. */
export function stacksLeft({ records, region }: SurveyedRegion): Leftover[] {
  const there = records.filter((stack) => !stack.isDeleted);
  // The setting that a command must name; stacks of other regions have theirs in the name.
  const home = there.find((stack) => !stack.name.endsWith(stack.region))?.region ?? 'HOME_REGION';
  return there.filter((stack) => stack.region === region).map((stack) => stackLeft(stack, home));
}

function stackLeft(stack: StackRecord, home: string): Leftover {
  const { name, id, region, status, reason, profile, resources, since: made } = stack;
  const stuck = resources.filter((resource) => resource.status === 'DELETE_FAILED');
  const about = [
    `${status}, with ${resources.length} resources`,
    ...(reason === undefined ? [] : [reason]),
    ...stuck.map(({ logicalId, type, physicalId }) => `not deleted: ${logicalId} (${type} ${physicalId})`),
  ];
  return {
    kind: 'CloudFormation stack',
    id,
    place: region,
    fate: 'stays',
    ...sinceTime(made),
    about: about.join('; '),
    costs: 'itself nothing; what it holds, as docs/cost.md has it for the profile',
    remove: [
      status === 'DELETE_FAILED'
        ? `aws cloudformation delete-stack --stack-name ${name} --region ${region}`
        : `npx cdk destroy ${name} --exclusively -c profile=${profile ?? 'NAME'} -c region=${home}`,
    ],
  };
}
