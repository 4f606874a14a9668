import { join } from 'node:path';

/** esbuild's `alias` for a function that uses the MongoDB driver. The driver's other optional modules need no mention: esbuild leaves a `require` in a `try` alone. */
export const MONGODB_ALIAS = {
  '@aws-sdk/credential-providers': join(__dirname, '..', 'shared', 'no-aws-sdk.ts'),
} as const;
