import { awsFailure } from './aws-failure';
import { pollUntilDone } from './poll-until-done';
import { Refusal } from '../errors';
import { resolved, type Context, type Found, type Parameters, type Step } from './step';
import type { Service } from './world';

interface SdkCommand<Input, Output> {
  readonly input: Input;
  resolveMiddleware(...given: never): (...given: never) => Promise<{ output: Output }>;
}

export interface AwsCall<Input extends object, Output> {
  readonly service: Service;
  readonly command: new (input: Input) => SdkCommand<Input, Output>;
  readonly parameters: Input;
  readonly does: string;
  /** Whether the call changes anything. */
  readonly changes?: boolean;
  /** What the answer tells. @throws Refusal where it stands against going on */
  learn?(answer: Output): Found;
  /** Makes it a step that waits: what is still going on, or nothing. @throws Refusal where it ended badly */
  goingOn?(answer: Output): string | undefined;
  /** What these errors of the service mean here. `undefined` for an error that is what was hoped for. */
  readonly errors?: Readonly<Record<string, string | undefined>>;
}

/** A step that is one call of the AWS SDK, or the same call until something has ended. */
export function awsStep<Input extends object, Output>(call: AwsCall<Input, Output>): Step {
  const name = `${call.service}:${call.command.name.replace(/Command$/, '')}`;
  const kind = call.goingOn ? 'waits' : call.changes ? 'changes' : 'reads';

  const answer = async ({ world, found }: Context): Promise<Output | undefined> => {
    const command = new call.command(resolved(call.parameters, found));
    try {
      return (await world.send(call.service, command)) as Output;
    } catch (error) {
      const known = error instanceof Error && call.errors && Object.hasOwn(call.errors, error.name);
      if (!known) throw awsFailure(error, name, kind);
      const meaning = call.errors[error.name];
      if (meaning === undefined) return undefined;
      throw new Refusal(`${meaning} AWS says: ${error.message}`, { cause: error });
    }
  };

  return {
    call: name,
    kind,
    does: call.does,
    parameters: call.parameters as Parameters,
    async run(context) {
      let last: Output | undefined;
      const look = async () => {
        last = await answer(context);
        return last === undefined ? undefined : call.goingOn?.(last);
      };
      await pollUntilDone(look, context);
      return last === undefined ? {} : (call.learn?.(last) ?? {});
    },
  };
}

/** @throws Refusal when the service left out what it is documented to answer */
export function answered(value: string | undefined, what: string): string {
  if (value === undefined) throw new Refusal(`AWS answered without ${what}: nothing can be built on that.`);
  return value;
}
