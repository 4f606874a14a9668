import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root';

/** When and of what something was made. */
export interface Made {
  /** Day in UTC, ISO 8601. */
  readonly date: string;
  /** Of Git, with `-dirty` where files differed from it; left out outside a checkout. */
  readonly commit?: string;
  /** By the name of what it was made with. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Those that decide what is seen. */
const PACKAGES = ['aws-cdk-lib', '@aws-sdk/client-dynamodb', 'mongodb'] as const;

/** What a run or a page says of itself. Never part of a synth, which knows no clock. */
export function madeNow(now = new Date(), root = PROJECT_ROOT): Made {
  const commit = commitOf(root);
  return {
    date: now.toISOString().slice(0, 10),
    ...(commit !== undefined && { commit }),
    versions: {
      Node: process.versions.node,
      ...Object.fromEntries(PACKAGES.map((name) => [name, pinned(name)])),
    },
  };
}

/** A folder without `.git` may lie in somebody else's checkout. */
function commitOf(root: string): string | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 10_000,
    // Asking must not write into the checkout.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });
  return status === 0 ? stdout.trim() : undefined;
}

function pinned(name: (typeof PACKAGES)[number]): string {
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies[name] as string;
}
