import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { Misuse } from '../errors';

const WRITE_IT = 'Have it written by the deployment: npx cdk deploy --all --outputs-file outputs.json';

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Outputs of the deployed stacks, by stack and by name. */
export type Outputs = z.infer<typeof outputsSchema>;

/**
 * Reads what `cdk deploy --outputs-file` wrote.
 * https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html
 *
 * @throws Misuse when it is not there or is something else
 */
export function readOutputs(file: string): Outputs {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Misuse(`--outputs-file ${file} cannot be read (${code}). ${WRITE_IT}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's message would quote the file, which has a connection string in it.
    throw new Misuse(`--outputs-file ${file} is not JSON. ${WRITE_IT}`);
  }
  const outputs = outputsSchema.safeParse(json);
  if (!outputs.success) {
    throw new Misuse(
      `--outputs-file ${file} is not {"Stack": {"Output": "value"}} as cdk deploy writes it. ${WRITE_IT}`,
    );
  }
  return outputs.data;
}

/** Accounts that the outputs name, in ARNs and queue URLs. */
export const accountsIn = (outputs: Outputs): string[] => [
  ...new Set(
    Object.values(outputs)
      .flatMap((ofStack) => Object.values(ofStack))
      .flatMap((value) => /^(?:arn:[\w-]+:[\w-]+:[\w-]*:|https?:\/\/[^/]+\/)(\d{12})[:/]/.exec(value)?.[1] ?? []),
  ),
];
