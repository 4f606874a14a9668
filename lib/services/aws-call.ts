import { awsFailure } from './aws-failure';
import { Refusal } from '../errors';
import type { Service } from './world';

/** What calls have found out, by name. Printed with `--json`, so never a secret. */
export type Found = Readonly<Record<string, string>>;

interface SdkCommand<Input, Output> {
  readonly input: Input;
  resolveMiddleware(...given: never): (...given: never) => Promise<{ output: Output }>;
}

/** One call of the AWS SDK: what it is for, and what its answer means. */
export interface AwsCall<Input extends object, Output> {
  readonly service: Service;
  readonly command: new (input: Input) => SdkCommand<Input, Output>;
  readonly parameters: Input;
  readonly does: string;
  /** Whether the call changes anything. */
  readonly changes?: boolean;
  /** What the answer tells. @throws Refusal where it stands against going on */
  learn?(answer: Output): Found;
  /** Makes it a call that is repeated: what is still going on, or nothing. @throws Refusal where it ended badly */
  goingOn?(answer: Output): string | undefined;
  /** What these errors of the service mean here. `undefined` for an error that is what was hoped for. */
  readonly errors?: Readonly<Record<string, string | undefined>>;
}

/** Sends a command with a client of its service. */
export type SendCommand = (command: object) => Promise<unknown>;

/** The same, for the compiler to find out the types of what it takes and answers. */
export const awsCall = <Input extends object, Output>(call: AwsCall<Input, Output>): AwsCall<Input, Output> => call;

/** As IAM names it. */
export const callName = ({ service, command }: { service: Service; command: { name: string } }): string =>
  `${service}:${command.name.replace(/Command$/, '')}`;

export const effectOf = ({ goingOn, changes }: { goingOn?: unknown; changes?: boolean }) =>
  goingOn ? 'waits' : changes ? 'changes' : 'reads';

/**
 * @returns undefined after an error that is what was hoped for
 * @throws Refusal
 */
export async function answerTo<Input extends object, Output>(
  send: SendCommand,
  call: AwsCall<Input, Output>,
): Promise<Output | undefined> {
  try {
    return (await send(new call.command(call.parameters))) as Output;
  } catch (error) {
    const failure = awsFailure(error, callName(call), effectOf(call));
    if (!(error instanceof Error && call.errors && Object.hasOwn(call.errors, error.name))) throw failure;
    const meaning = call.errors[error.name];
    if (meaning === undefined) return undefined;
    throw new Refusal(`${meaning} AWS says: ${error.message}`, failure.kind, { cause: error });
  }
}

/** What a call tells, without a plan around it. @throws Refusal */
export async function askAws<Input extends object, Output>(
  send: SendCommand,
  call: AwsCall<Input, Output>,
): Promise<Found> {
  const answer = await answerTo(send, call);
  return answer === undefined ? {} : (call.learn?.(answer) ?? {});
}

/** @throws Refusal when the service left out what it is documented to answer */
export function answered(value: string | undefined, what: string): string {
  if (value === undefined) throw new Refusal(`AWS answered without ${what}: nothing can be built on that.`);
  return value;
}
