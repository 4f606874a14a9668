import type { Service, World } from '../../../../../lib/services/world';

type Answer = (input: Record<string, any>) => object;

/** An error as the SDK throws it. */
export const awsError = (name: string, message = 'in the words of AWS', more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });

/**
 * A stand-in for AWS where no engine covers an operation: it answers each call what the test says, remembers what was sent, and has a
 * clock that only waiting moves. It knows nothing of what AWS would accept.
 */
export class FakeAws implements World {
  readonly sent: { call: string; input: Record<string, any> }[] = [];
  time = Date.parse('2026-11-23T12:00:00Z');
  private readonly answers: Record<string, Answer[]> = {};

  /** What a call is answered, one after the other; the last one again and again. An `Error` is thrown. */
  on(call: `${Service}:${string}`, ...answers: (object | Answer)[]): this {
    this.answers[call] = answers.map((answer) => (typeof answer === 'function' ? (answer as Answer) : () => answer));
    return this;
  }

  send(service: Service, command: object): Promise<unknown> {
    const call = `${service}:${command.constructor.name.replace(/Command$/, '')}`;
    const { input } = command as { input: Record<string, any> };
    this.sent.push({ call, input });
    const answers = this.answers[call] ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) return Promise.reject(new Error(`the test has no answer for ${call}`));
    const result = answer(input);
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  }

  now(): number {
    return this.time;
  }

  wait(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    return Promise.resolve();
  }

  get calls(): string[] {
    return this.sent.map(({ call }) => call);
  }

  inputOf(call: string): Record<string, any> | undefined {
    return this.sent.find((one) => one.call === call)?.input;
  }
}
