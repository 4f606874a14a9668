import { isLoaded } from '../../../../lib/commands/bench/machine';

const machine = (load: number): Parameters<typeof isLoaded>[0] => ({ node: 'v24.0.0', cores: 4, load });

describe('a machine', () => {
  it('is calm while half of its cores are free', () => {
    expect(isLoaded(machine(2))).toBe(false);
  });

  it('is busy above that', () => {
    expect(isLoaded(machine(2.01))).toBe(true);
  });
});
