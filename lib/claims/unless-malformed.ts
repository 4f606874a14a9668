/** Checks are written for templates of a sane shape, with JSON where it belongs; in any other one nothing is proved, and that is the answer. */
export function unlessMalformed<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return otherwise;
    throw error;
  }
}
