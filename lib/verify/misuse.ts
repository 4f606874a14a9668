/** What was given cannot be used: what, what is allowed, and how to put it right. The command ends with exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
