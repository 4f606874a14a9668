import { isBusy } from '../../../../lib/commands/bench/machine';

const machine = (load: number): Parameters<typeof isBusy>[0] => ({ node: 'v24.0.0', cores: 4, load });

describe('a machine', () => {
  it('is calm while half of its cores are free', () => {
    expect(isBusy(machine(2))).toBe(false);
  });

  it('is busy above that', () => {
    expect(isBusy(machine(2.01))).toBe(true);
  });
});
