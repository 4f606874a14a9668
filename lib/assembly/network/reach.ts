import { every, some, type Truth } from '../policies/truth';

/** Whether traffic gets from one place to another by what the templates say. */
export interface Reach {
  /** Never `reachable` where something that is not known could stop it. */
  readonly decision: 'reachable' | 'unreachable' | 'cannot say';
  /** For people: what leads there, what is missing, or what is not known. */
  readonly because: string;
}

const DECISION = { true: 'reachable', false: 'unreachable', undefined: 'cannot say' } as const;

/** One thing that has to be so. @param what as a sentence: "the route table … leads there" */
export const step = (truth: Truth, what: string): Reach => ({
  decision: DECISION[`${truth}`],
  because: truth ? what : `${truth === false ? 'not so' : 'not known'}: ${what}`,
});

export const both = (...parts: readonly Truth[]): Truth => every(parts, (one) => one);
export const either = (...parts: readonly Truth[]): Truth => some(parts, (one) => one);

/** Whether two texts are the same, where both are known. */
export const alike = (one: string | undefined, other: string | undefined): Truth =>
  one === undefined || other === undefined ? undefined : one === other;

const truthOf = ({ decision }: Reach): Truth => (decision === 'cannot say' ? undefined : decision === 'reachable');

/** All have to be so: one that is not decides, whatever is not known of the others. */
export function all(steps: readonly Reach[]): Reach {
  const decision = DECISION[`${every(steps, truthOf)}`];
  return { decision, because: told(steps.filter((one) => one.decision === decision)) };
}

/** As {@link all}, where what follows is looked at only if the first is not out of the question. */
export const first = (steps: readonly Reach[], then: () => Reach): Reach => {
  const so = all(steps);
  return so.decision === 'unreachable' ? so : all([so, then()]);
};

/** One way is enough. @param what why there is none, where there is none at all */
export function any(ways: readonly Reach[], what: string): Reach {
  const decision = DECISION[`${some(ways, truthOf)}`];
  const because = ways.length ? told(ways.filter((one) => one.decision === decision)) : `not so: ${what}`;
  return { decision, because };
}

const told = (steps: readonly Reach[]): string =>
  [...new Set(steps.map(({ because }) => because))].filter((because) => because !== '').join('; ');
