import type { Template } from 'aws-cdk-lib/assertions';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Hashes of asset contents and of an API's deployment change with every change of code, and say nothing to a reviewer. */
const mask = (text: string): string =>
  text.replace(/[0-9a-f]{64}/g, '[ASSET HASH]').replace(/(Deployment[0-9A-Fa-f]{8})[0-9a-f]{32}/g, '$1[API HASH]');

const normalise = (value: Json): Json => {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map(normalise);
  if (value === null || typeof value !== 'object') return value;
  const parts = Object.entries(value).filter(([key, part]) => !isPath(key, part));
  return Object.fromEntries(parts.map(([key, part]) => [mask(key), normalise(part)]));
};

/** Where a construct stands in the code: what it became says it already. */
const isPath = (key: string, part: Json): boolean =>
  key === PATH || (key === 'Metadata' && Object.keys(part ?? {}).join() === PATH);
const PATH = 'aws:cdk:path';

/** A template as a snapshot keeps it: without what every stack of CDK's bootstrap has, hashes masked. */
export function stableSnapshot(template: Template): Json {
  const { Parameters, Rules, ...rest } = normalise(template.toJSON()) as Record<string, Record<string, Json>>;
  const { BootstrapVersion: _version, ...parameters } = Parameters ?? {};
  const { CheckBootstrapVersion: _check, ...rules } = Rules ?? {};
  return {
    ...rest,
    ...(Object.keys(parameters).length ? { Parameters: parameters } : {}),
    ...(Object.keys(rules).length ? { Rules: rules } : {}),
  };
}
