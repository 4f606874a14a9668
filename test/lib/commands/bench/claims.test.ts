import { multiplyResources } from '../../../../lib/commands/bench/claims';
import { resourcesOf } from '../../../../lib/assembly/assembly';
import { evaluate } from '../../../../lib/claims/evaluate';
import { assembly } from '../../../support/assemblies';
import { queueClaim } from '../../../support/claims';

const once = assembly({ One: ['AWS::SQS::Queue', { SqsManagedSseEnabled: true }], Two: ['AWS::SNS::Topic'] }, 'trial');

it('has each resource as often as asked for, the first under its own name', () => {
  expect(resourcesOf(multiplyResources(once, 3)).map(({ logicalId }) => logicalId)).toStrictEqual([
    'One',
    'Two',
    'OneCopy1',
    'TwoCopy1',
    'OneCopy2',
    'TwoCopy2',
  ]);
});

it('gives the checks as much more to look at', () => {
  expect(evaluate(multiplyResources(once, 10), [queueClaim])[0]!.proof.findings).toHaveLength(10);
});
