/** Numbers that look random and are the same for the same seed: a linear congruence, its upper bits mixed. */
export class Random {
  constructor(private state: number) {
    this.state = state >>> 0;
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** One of the keys, each as often as its share says; `otherwise` for what the shares leave. */
  weighted<Key extends string, Other extends string>(
    shares: Readonly<Record<Key, number>>,
    otherwise: Other,
  ): Key | Other {
    let drawn = this.next();
    for (const [key, share] of Object.entries(shares) as [Key, number][]) if ((drawn -= share) < 0) return key;
    return otherwise;
  }
}
