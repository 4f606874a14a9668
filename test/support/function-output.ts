/** Where a function's logs and metrics go, a line of JSON each; nothing of it is shown. @param lines gets what is written */
export async function quietly<T>(work: () => Promise<T>, lines: any[] = []): Promise<T> {
  const writes = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      const text = String(chunk).trim();
      if (text.startsWith('{')) lines.push(...text.split('\n').map((line) => JSON.parse(line) as unknown));
      return true;
    }),
  );
  try {
    return await work();
  } finally {
    for (const write of writes) write.mockRestore();
  }
}

/** What is written meanwhile. */
export async function linesOf(work: () => Promise<unknown>): Promise<any[]> {
  const lines: any[] = [];
  await quietly(work, lines);
  return lines;
}
