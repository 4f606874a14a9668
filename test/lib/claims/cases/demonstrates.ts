import { CfnResource, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { demonstrates } from '../../../../lib/stacks/common/demonstrates';
import { testStack } from '../../../support/test-stack';

const metadataOf = (stack: Stack): unknown =>
  Object.values(Template.fromStack(stack).findResources('AWS::SQS::Queue')).map(({ Metadata }) => Metadata as unknown);

export function demonstratesCases(): void {
  it('lands in the template of the resource that a construct stands for', () => {
    const stack = testStack();
    demonstrates(new sqs.Queue(stack, 'Queue'), 'INT-01');
    expect(metadataOf(stack)).toStrictEqual([{ Claims: ['INT-01'] }]);
  });

  it('marks a resource itself', () => {
    const stack = testStack();
    demonstrates(new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' }), 'INT-01');
    expect(metadataOf(stack)).toStrictEqual([{ Claims: ['INT-01'] }]);
  });

  it('adds up, each claim once, in the order of their ids', () => {
    const stack = testStack();
    const queue = new sqs.Queue(stack, 'Queue');
    demonstrates(queue, 'SEC-06', 'INT-01');
    demonstrates(queue, 'REL-02', 'INT-01');
    expect(metadataOf(stack)).toStrictEqual([{ Claims: ['INT-01', 'REL-02', 'SEC-06'] }]);
  });

  it('leaves other metadata as it is', () => {
    const stack = testStack();
    const queue = new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' });
    queue.addMetadata('Reason', 'kept');
    demonstrates(queue, 'INT-01');
    expect(metadataOf(stack)).toStrictEqual([{ Reason: 'kept', Claims: ['INT-01'] }]);
  });

  it('leaves no mark where there is no claim', () => {
    const stack = testStack();
    demonstrates(new sqs.Queue(stack, 'Queue'));
    expect(metadataOf(stack)).toStrictEqual([undefined]);
  });

  it('refuses a group that stands for no resource, by its path', () => {
    const group = new Construct(testStack(), 'Group');
    new sqs.Queue(group, 'Queue');
    expect(() => demonstrates(group, 'INT-01')).toThrow('Test/Group has no default resource: mark one of its children');
  });
}
