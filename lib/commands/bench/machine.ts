import { availableParallelism, loadavg } from 'node:os';

/** What else decides how long something takes. */
export interface MachineLoad {
  readonly node: string;
  readonly cores: number;
  /** Average number of processes that ran or waited to, over the last minute. */
  readonly load: number;
}

export const machineLoad = (): MachineLoad => ({
  node: process.version,
  cores: availableParallelism(),
  load: loadavg()[0] ?? 0,
});

/** Half the cores must be free: a synth and what it starts use more than one. */
export const isBusy = ({ load, cores }: MachineLoad): boolean => load > cores / 2;
