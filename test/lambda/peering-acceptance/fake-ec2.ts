import {
  AcceptVpcPeeringConnectionCommand,
  DescribeVpcPeeringConnectionsCommand,
  type EC2Client,
  type VpcPeeringConnectionStateReasonCode,
} from '@aws-sdk/client-ec2';

/** What EC2 answers at one look: a state, nothing at all, a connection without a state, or an error. */
export type Look = VpcPeeringConnectionStateReasonCode | 'nothing' | 'no state' | Error;

export const notFound = (): Error => ec2Error('InvalidVpcPeeringConnectionID.NotFound');
export const ec2Error = (name: string): Error => Object.assign(new Error(`${name}: said EC2`), { name });

/** A fake of EC2's client, since no engine here does peering: answers one look after the other, the last one for ever. */
export class FakeEc2 {
  readonly looks: string[] = [];
  readonly accepted: string[] = [];

  constructor(
    private readonly script: readonly Look[],
    private readonly message?: string,
    private readonly refusal?: Error,
    /** How many times accepting is refused. */
    private refused = refusal ? Infinity : 0,
  ) {}

  get client(): EC2Client {
    return { send: (command: unknown) => this.send(command) } as unknown as EC2Client;
  }

  async send(command: unknown): Promise<unknown> {
    if (command instanceof AcceptVpcPeeringConnectionCommand) {
      if (this.refused-- > 0) throw this.refusal as Error;
      this.accepted.push(command.input.VpcPeeringConnectionId ?? '');
      return {};
    }
    if (command instanceof DescribeVpcPeeringConnectionsCommand)
      return this.describe(command.input.VpcPeeringConnectionIds ?? []);
    throw new Error('the fake does not know this command');
  }

  private describe(ids: readonly string[]): unknown {
    const look = this.script[Math.min(this.looks.length, this.script.length - 1)];
    this.looks.push(ids.join());
    if (look instanceof Error) throw look;
    if (look === 'nothing') return { VpcPeeringConnections: [] };
    if (look === 'no state') return { VpcPeeringConnections: [{}] };
    return { VpcPeeringConnections: [{ Status: { Code: look, Message: this.message } }] };
  }
}
