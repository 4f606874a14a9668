import type { AtlasOperation } from '../../../lib/atlas-admin/operations';
import type { Reply } from './route';

/** `lost answer`: the work is done and the connection cut. `no answer`: nothing is done, and the connection stays open and silent. */
export type Fault = Reply | 'lost answer' | 'no answer' | { readonly insteadOfAnswer: Reply };

/** What goes wrong with the next requests, first come first served; signing in never does. */
export class Faults {
  private readonly planned: { readonly method: AtlasOperation['method']; readonly fault: Fault }[] = [];

  /** The next requests with this method end so, one after the other. `insteadOfAnswer` does the work first. */
  plan(method: AtlasOperation['method'], ...faults: readonly Fault[]): void {
    this.planned.push(...faults.map((fault) => ({ method, fault })));
  }

  get left(): number {
    return this.planned.length;
  }

  /** @returns nothing when the connection is to be cut */
  async next({ method }: AtlasOperation, work: () => Reply): Promise<Reply | undefined> {
    const index = this.planned.findIndex((plan) => plan.method === method);
    const [plan] = index < 0 ? [] : this.planned.splice(index, 1);
    if (plan === undefined) return work();
    if (plan.fault === 'no answer') return await new Promise(() => {});
    if (plan.fault === 'lost answer') {
      work();
      return undefined;
    }
    if ('insteadOfAnswer' in plan.fault) {
      work();
      return plan.fault.insteadOfAnswer;
    }
    return plan.fault;
  }
}
