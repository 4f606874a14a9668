import fc from 'fast-check';
import { busy, orderExists, unavailable } from '../../../lib/orders/errors';
import { generate, type GeneratorOptions, type Measured } from '../../../lib/load/generator';
import type { Phase } from '../../../lib/load/phase';
import { seededRandom } from '../../../lib/load/random';
import { WHOLE } from '../../../lib/load/schedule';
import { total } from '../../../lib/load/tally';
import { VirtualClock } from './virtual-clock';

interface Op {
  readonly kind: string;
}
type Perform = (clock: VirtualClock) => (op: Op) => Promise<unknown>;

const ID = { customerId: 'c', orderId: 'o' };

async function ran(perform: Perform, options: Partial<GeneratorOptions<Op>> = {}): Promise<Measured> {
  const clock = new VirtualClock();
  return clock.run(
    generate({
      next: () => ({ kind: 'get' }),
      perform: perform(clock),
      pace: { rate: 100 },
      part: WHOLE,
      rampMs: 0,
      startAt: clock.now(),
      warmUpMs: 0,
      durationMs: 1_000,
      timeoutMs: 500,
      maxInFlight: 8,
      clock,
      ...options,
    }),
  );
}

const taking =
  (milliseconds: number): Perform =>
  (clock) =>
  () =>
    clock.wait(milliseconds);

const sums = ({ tallies }: Phase) => {
  const all = [...tallies.values()];
  const sum = (of: (tally: (typeof all)[number]) => number): number =>
    all.reduce((before, tally) => before + of(tally), 0);
  return {
    issued: sum((tally) => tally.issued),
    completed: sum((tally) => tally.completed),
    failed: sum((tally) => total(tally.failed)),
    timedOut: sum((tally) => tally.timedOut),
    notSent: sum((tally) => tally.notSent),
  };
};

const get = (measured: Measured) => {
  const tally = measured.measured.tallies.get('get');
  if (!tally) throw new Error('nothing was measured');
  return tally;
};

describe('an open loop', () => {
  it('sends each operation at its time', async () => {
    const times: number[] = [];
    let start = 0;
    await ran((clock) => {
      start = clock.now();
      return (): Promise<unknown> => {
        times.push(Math.round(clock.now() - start));
        return clock.wait(1);
      };
    });
    expect(times).toStrictEqual(Array.from({ length: 100 }, (_, n) => n * 10));
  });

  it('sends the part of the schedule that is its own, so that all parts make the whole', async () => {
    const whole = await ran(taking(1));
    const parts = await Promise.all([0, 1, 2].map((index) => ran(taking(1), { part: { index, of: 3 } })));
    const issued = parts.map((part) => sums(part.measured).issued);
    expect(issued).toStrictEqual([34, 33, 33]);
    expect(issued.reduce((sum, one) => sum + one)).toBe(sums(whole.measured).issued);
  });

  describe('with a ramp', () => {
    /** Milliseconds after the start that operations are sent at. */
    async function timesOf(options: Partial<GeneratorOptions<Op>>): Promise<number[]> {
      const times: number[] = [];
      await ran(
        (clock) => {
          const start = clock.now();
          return (): Promise<unknown> => {
            times.push(Math.round((clock.now() - start) * 10) / 10);
            return clock.wait(1);
          };
        },
        { pace: { rate: 200 }, rampMs: 200, warmUpMs: 200, durationMs: 100, ...options },
      );
      return times;
    }

    it('climbs evenly from nothing to the whole rate, which it has when it begins to measure', async () => {
      const times = await timesOf({});
      expect(times.slice(0, 5)).toStrictEqual([0, 44.7, 63.2, 77.5, 89.4]);
      expect(times[20]).toBe(200);
      expect(times.slice(20)).toStrictEqual(Array.from({ length: 20 }, (_, n) => 200 + n * 5));
    });

    it.each([
      ['a rate', { rate: 200 }, 1],
      ['lanes', { concurrency: 6 }, 3],
    ])('of %s is the same in one part as in three together', async (_, pace, lanesLess) => {
      const ofParts = 'rate' in pace ? pace : { concurrency: 6 / lanesLess };
      const parts = [0, 1, 2].map((index) => timesOf({ pace: ofParts, part: { index, of: 3 } }));
      const together = (await Promise.all(parts)).flat().sort((one, other) => one - other);
      expect(together).toStrictEqual(await timesOf({ pace }));
    });
  });

  it('waits for the time that all begin at', async () => {
    const clock = new VirtualClock();
    const startAt = clock.now() + 5_000;
    let first = 0;
    const perform = (): Promise<unknown> => {
      first ||= clock.now();
      return clock.wait(1);
    };
    await clock.run(
      generate({
        next: () => ({ kind: 'get' }),
        perform,
        pace: { rate: 10 },
        part: WHOLE,
        rampMs: 0,
        startAt,
        warmUpMs: 0,
        durationMs: 500,
        timeoutMs: 500,
        maxInFlight: 1,
        clock,
      }),
    );
    expect(first).toBeGreaterThanOrEqual(startAt);
    expect(first).toBeLessThan(startAt + 1);
  });

  it('shows a server that stands still for two seconds in the response time, and not in the service time', async () => {
    const measured = await ran(
      (clock) => {
        const [stops, goesOn] = [clock.now() + 1_000, clock.now() + 3_000];
        return (): Promise<unknown> => {
          const now = clock.now();
          return clock.wait(now > stops && now < goesOn ? goesOn - now : 1);
        };
      },
      { durationMs: 20_000, timeoutMs: 5_000, maxInFlight: 1 },
    );
    const { service, response, completed } = get(measured);
    expect(completed).toBe(2_000);
    expect(service.percentile(99)).toBeLessThan(10_000);
    expect(response.percentile(99)).toBeGreaterThan(1_500_000);
    expect(measured.measured.lateness.percentile(99)).toBeLessThan(1_000);
  });

  it('counts what cannot be sent in time as not sent, and sends no more at a time than it may', async () => {
    let most = 0;
    let now = 0;
    const measured = await ran(
      (clock) => async () => {
        most = Math.max(most, ++now);
        await clock.wait(100);
        now -= 1;
      },
      { maxInFlight: 2 },
    );
    const { completed, notSent, issued } = sums(measured.measured);
    expect(most).toBe(2);
    expect(issued).toBe(100);
    expect(notSent).toBeGreaterThan(50);
    expect(completed + notSent).toBe(100);
  });

  it('gives up what is not answered, and goes on', async () => {
    const measured = await ran(() => () => new Promise(() => undefined), { maxInFlight: 1_000 });
    expect(sums(measured.measured)).toStrictEqual({ issued: 100, completed: 0, failed: 0, timedOut: 100, notSent: 0 });
    expect(get(measured).response.min).toBeGreaterThanOrEqual(500_000);
  });

  /** By a clock whose waits all take so much longer, in milliseconds. */
  function heldBack(by: number) {
    class Held extends VirtualClock {
      override wait(milliseconds: number): Promise<void> {
        return super.wait(milliseconds + by);
      }
    }
    const clock = new Held();
    return clock.run(
      generate({
        next: () => ({ kind: 'get' }),
        perform: async () => undefined,
        pace: { rate: 100 },
        part: WHOLE,
        rampMs: 0,
        startAt: clock.now(),
        warmUpMs: 0,
        durationMs: 2_000,
        timeoutMs: 500,
        maxInFlight: 8,
        clock,
      }),
    );
  }

  it('knows by how much it was late itself', async () => {
    const measured = await heldBack(200);
    expect(measured.measured.lateness.percentile(99)).toBeGreaterThan(150_000);
  });

  it('sends nothing that it comes to too late, and so ends in time', async () => {
    const measured = await heldBack(1_500);
    const { issued, completed, notSent } = sums(measured.measured);
    expect([issued, completed + notSent]).toStrictEqual([200, 200]);
    expect(notSent).toBeGreaterThan(80);
    expect(get(measured).response.max).toBeLessThan(500_000);
  });

  it('leaves the warm-up out by time', async () => {
    const measured = await ran(taking(1), { warmUpMs: 300 });
    expect([sums(measured.warmUp).issued, sums(measured.measured).issued]).toStrictEqual([30, 100]);
    expect(measured.to - measured.from).toBe(1_000);
  });

  it('ends early when it is told to, with what was sent accounted for', async () => {
    const ending = new AbortController();
    let sent = 0;
    const measured = await ran(
      (clock) => () => {
        if (++sent === 20) ending.abort();
        return clock.wait(1);
      },
      { signal: ending.signal },
    );
    expect(measured.isWhole).toBe(false);
    expect(sums(measured.measured)).toMatchObject({ issued: 20, completed: 20 });
  });

  it('tells how it goes, each second', async () => {
    const told: number[] = [];
    await ran(taking(1), { durationMs: 3_500, onProgress: ({ rate }) => told.push(Math.round(rate / 10) * 10) });
    expect(told.slice(0, 3)).toStrictEqual([100, 100, 100]);
  });
});

describe('a closed loop', () => {
  it('sends the next when one is answered', async () => {
    const measured = await ran(taking(10), { pace: { concurrency: 4 }, maxInFlight: 4 });
    const { issued, completed } = sums(measured.measured);
    expect(issued).toBe(completed);
    expect(issued).toBeGreaterThan(380);
    expect(issued).toBeLessThanOrEqual(404);
  });

  it('measures until the last answer', async () => {
    const measured = await ran(taking(400), { pace: { concurrency: 1 }, maxInFlight: 1 });
    expect(measured.to - measured.from).toBeCloseTo(1_200, -1);
    expect(sums(measured.measured).completed).toBe(3);
  });

  it('goes on after what is never answered', async () => {
    const measured = await ran(() => () => new Promise(() => undefined), { pace: { concurrency: 2 }, maxInFlight: 2 });
    expect(sums(measured.measured).timedOut).toBeGreaterThanOrEqual(4);
  });
});

it('counts what a condition refuses as answered, and tells failures by their kind', async () => {
  const errors = [orderExists(ID), busy(undefined), new TypeError('broken'), undefined];
  let at = 0;
  const measured = await ran((clock) => async () => {
    const error = errors[at++ % errors.length];
    await clock.wait(1);
    if (error) throw error;
  });
  const tally = get(measured);
  expect({ ...tally.refused, ...tally.failed }).toStrictEqual({ ORDER_EXISTS: 25, BUSY: 25, TypeError: 25 });
  expect(tally.completed).toBe(50);
  expect(tally.response.count).toBe(50);
});

it('accounts for every operation, whatever the store does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom({ rate: 200 }, { concurrency: 3 }),
      fc.constantFrom(0, 50),
      async (seed, maxInFlight, pace, rampMs) => {
        const random = seededRandom(seed);
        const measured = await ran(
          (clock) => async () => {
            const fate = random();
            if (fate < 0.1) await new Promise(() => undefined);
            await clock.wait(random() * 150);
            if (fate < 0.3) throw busy(undefined);
            if (fate < 0.5) throw unavailable(new Error('gone'));
            if (fate < 0.6) throw orderExists(ID);
          },
          { pace, rampMs, maxInFlight, timeoutMs: 100, durationMs: 300, warmUpMs: 50 },
        );
        for (const phase of [measured.warmUp, measured.measured]) {
          const { issued, completed, failed, timedOut, notSent } = sums(phase);
          expect(issued - completed - failed - timedOut - notSent).toBe(0);
        }
        expect(sums(measured.measured).issued).toBeGreaterThan(0);
      },
    ),
    { numRuns: 12 },
  );
});
