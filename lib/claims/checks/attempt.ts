/** What a parser makes of a part of a template, which may be any text: nothing where it cannot be read. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
