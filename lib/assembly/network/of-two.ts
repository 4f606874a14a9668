import type { Reach } from './reach';

/** What is asked of the same two things again and again: for each of a claim's resources, and by one claim after the other. */
export class OfTwo<One extends object, Other extends object> {
  private readonly known = new WeakMap<One, WeakMap<Other, Reach>>();

  constructor(private readonly find: (one: One, other: Other) => Reach) {}

  of(one: One, other: Other): Reach {
    const others = this.known.get(one) ?? new WeakMap<Other, Reach>();
    this.known.set(one, others);
    const reach = others.get(other) ?? this.find(one, other);
    others.set(other, reach);
    return reach;
  }
}
