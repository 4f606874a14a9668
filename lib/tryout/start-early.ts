import type { Note } from '../console/progress';

/**
 * Begins work before its step is reached. What it notes is shown once the step is; what it throws is thrown there.
 *
 * @returns the step
 */
export function startEarly<T>(run: (note: Note) => Promise<T>): (note: Note) => Promise<T> {
  let show: Note = () => undefined;
  const result = run((line) => show(line));
  result.catch(() => undefined);
  return (note) => {
    show = note;
    return result;
  };
}
