import { answerTo, callName, effectOf, type AwsCall } from '../../services/aws-call';
import { pollUntilDone } from './poll-until-done';
import { resolved, type Parameters, type Step } from './step';

/** A step that is one call of the AWS SDK, or the same call until something has ended. */
export const awsStep = <Input extends object, Output>(call: AwsCall<Input, Output>): Step => ({
  call: callName(call),
  kind: effectOf(call),
  does: call.does,
  parameters: call.parameters as Parameters,
  async run(context) {
    const { world, found } = context;
    const asked = { ...call, parameters: resolved(call.parameters, found) };
    let last: Output | undefined;
    const look = async () => {
      last = await answerTo((command) => world.send(call.service, command), asked);
      return last === undefined ? undefined : call.goingOn?.(last);
    };
    await pollUntilDone(look, context);
    return last === undefined ? {} : (call.learn?.(last) ?? {});
  },
});
