import type { Account } from '../../services/aws-account';
import type { TemplateNames } from './template-names';
import type { Leftover } from './leftover';
import type { StackRecord } from './stack-records';

/** One region of the account, and what is known before anything is looked for in it. */
export interface SurveyedRegion {
  readonly account: Account;
  readonly region: string;
  readonly templateNames: TemplateNames;
  /** Of all regions; empty where CloudFormation could not be asked. */
  readonly records: readonly StackRecord[];
  /** Ids of stacks of the same names that are another app's. */
  readonly foreignStacks: readonly string[];
  /** NAME in the secret `cfn/atlas/profile/NAME`. */
  readonly keyProfile: string;
}

/** Looks for one kind of thing. */
export interface Finder {
  readonly what: string;
  /** As IAM names it; of what was asked, for the reason when it could not be. */
  readonly call: string;
  /** @throws the SDK's error when it cannot ask */
  readonly find: (place: SurveyedRegion) => Promise<readonly Leftover[]>;
}

/** Whether a stack that is still there has it: the stack is the leftover then, and takes it along. */
export const isHeldByStack = ({ records, region }: SurveyedRegion, physicalId: string, inRegion = region): boolean =>
  records.some(
    (stack) =>
      !stack.isDeleted &&
      stack.region === inRegion &&
      stack.resources.some((resource) => resource.physicalId === physicalId),
  );

/** Whether an AWS service answered that there is nothing of that name. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ResourceNotFoundException';

/** Physical ids of a type in deleted stacks of this region. */
export const idsInDeletedStacks = ({ records, region }: SurveyedRegion, type: string): string[] => [
  ...new Set(
    records
      .filter((stack) => stack.isDeleted && stack.region === region)
      .flatMap(({ resources }) => resources)
      .filter((resource) => resource.type === type && resource.physicalId !== '')
      .map(({ physicalId }) => physicalId),
  ),
];
