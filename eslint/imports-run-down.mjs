/** The law of the folders, as `no-restricted-imports`. Circles and `require()` are .dependency-cruiser.mjs's. */
import { above, LAYERS } from './layers.mjs';

/** What a path climbs to: folders of lib by their name, others by theirs. */
const climbsTo = (folders) => `^(\\.\\./)+(lib/)?(${folders.map((name) => name.replace(/^lib\//, '')).join('|')})(/|$)`;

/** The CDK stays where the stacks are, but for a few of its parts that need no construct. */
const cdkBut = (...parts) => ({
  regex: `^aws-cdk-lib(?!/(${parts.join('|') || '$'})$)`,
  message: 'Only lib/stacks knows the CDK.',
});
const CDK_PARTS = { 'lib/assembly': ['cx-api'] };

/** One block a folder: imports run down only. */
export const importsRunDown = LAYERS.filter((layer) => layer !== 'bin').map((layer) => ({
  files: [`${layer}.ts`, `${layer}/**/*.ts`],
  ignores: ['lib/commands/bench/template-app.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: layer === 'lib/errors' ? '^\\.' : climbsTo(above(layer)),
            message: `${layer} stands lower: imports run down only (eslint/layers.mjs).`,
          },
          ...(layer === 'lib/stacks' ? [] : [cdkBut(...(CDK_PARTS[layer] ?? []))]),
        ],
      },
    ],
  },
}));

/** A folder of lib/commands is an npm script, and imports no other: from `depth` folders below it, that many steps up and down again. */
export const commandsStandAlone = [1, 2].map((depth) => ({
  files: [`lib/commands/${'*/'.repeat(depth)}*.ts`],
  ignores: ['lib/commands/bench/template-app.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: climbsTo(['bin']), message: 'bin stands higher: imports run down only (eslint/layers.mjs).' },
          {
            regex: `^${'\\.\\./'.repeat(depth)}(?!\\.\\.)`,
            message: 'No command imports another: what both need stands lower.',
          },
          cdkBut(),
        ],
      },
    ],
  },
}));
