/**
 * What `promise` comes to, if it does so in time; what it goes on with afterwards is no longer waited for.
 *
 * @throws Error made of `late` after `milliseconds`
 */
export async function withTimeout<T>(milliseconds: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
