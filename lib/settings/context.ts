/** What the CDK context holds, and how text from `-c` becomes a value. */
import type { z } from 'zod';

/**
 * Whether CDK itself keeps this context: feature flags and options (`@aws-cdk/…`, `aws:cdk:…`), cached lookups (`provider:name=value…`),
 * and what its command line remembers.
 * https://docs.aws.amazon.com/cdk/v2/guide/context.html
 */
export const isCdkContext = (key: string): boolean =>
  /^(@|aws:|aws-cdk:)|^[a-z-]+:[A-Za-z]+=/.test(key) || key === 'cli-telemetry' || key === 'acknowledged-issue-numbers';

/** `-c` gives text only: `true`, `3` and `["a"]` become what they say; empty text leaves an optional setting out. */
export const parseContextValue = (given: unknown, schema: z.ZodType): unknown => {
  if (given === '') return undefined;
  if (typeof given !== 'string' || schema.safeParse(given).success) return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
};
