import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { allInTime, clientOptions } from '../../services/aws-account';
import { APPLICATION, type tagsOf } from '../../stacks/common/tags';
import type { Finder, SurveyedRegion } from './finder';
import { allPages } from './pages';
import type { Leftover } from './leftover';

const STACK_NAME = 'aws:cloudformation:stack-name';
const STACK_ID = 'aws:cloudformation:stack-id';

/**
 * Whatever has the app's tag and CloudFormation's own of one of the app's stacks. Buckets above all: their names are made by
 * CloudFormation, and S3 has no list of a stack's. A resource keeps its tags when its stack goes.
 * https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export const taggedResourceFinder: Finder = {
  what: 'S3 buckets, and whatever else has a tag of the app’s stacks',
  call: 'tag:GetResources',
  async find(place) {
    const { account, region, templateNames } = place;
    const client = new ResourceGroupsTaggingAPIClient(clientOptions(region, account.access));
    const input = {
      TagFilters: [
        { Key: STACK_NAME, Values: [...templateNames.stacks] },
        { Key: 'application' satisfies keyof ReturnType<typeof tagsOf>, Values: [APPLICATION] },
      ],
    };
    const pages = paginateGetResources({ client }, input, allInTime());
    const found = await allPages(pages, ({ ResourceTagMappingList }) => ResourceTagMappingList);
    return found
      .filter((one) => isLeft(place, one))
      .flatMap(({ ResourceARN }) => (ResourceARN ? [taggedLeft(ResourceARN, region)] : []));
  },
};

/** Not what belongs to a stack that is there, nor what another app's stack of the same name has. */
function isLeft({ records, foreignStacks }: SurveyedRegion, { Tags = [] }: ResourceTagMapping): boolean {
  const stack = Tags.find(({ Key }) => Key === STACK_ID)?.Value ?? '';
  return !foreignStacks.includes(stack) && !records.some(({ id, isDeleted }) => id === stack && !isDeleted);
}

function taggedLeft(arn: string, region: string): Leftover {
  const [, , service = '', , , ...rest] = arn.split(':');
  const name = rest.join(':');
  const common = { id: arn, place: region, fate: 'stays' as const };
  if (service === 's3') {
    return {
      ...common,
      kind: 'S3 bucket',
      about: 'versioned: emptying it means deleting every version',
      costs: 'by use: what is stored in it',
      remove: [
        `npm run operate -- empty --bucket ${name} --region ${region}`,
        `aws s3api delete-bucket --bucket ${name} --region ${region}`,
      ],
    };
  }
  return {
    ...common,
    kind: `${service} resource`,
    costs: 'see docs/cost.md',
    remove: [`https://${region}.console.aws.amazon.com/resource-groups/tag-editor/find-resources?region=${region}`],
  };
}
