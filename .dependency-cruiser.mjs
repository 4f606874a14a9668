/**
 * What ESLint's no-restricted-imports cannot see: circles of files, imports of types included, and imports by `require()` and `import()`.
 */
import { LAYERS, above } from './eslint/layers.mjs';

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...LAYERS.slice(0, -1).map((layer) => ({
      name: `nothing-above-${layer.replaceAll('/', '-')}`,
      severity: 'error',
      from: { path: `^${layer}(/|\\.ts$)` },
      to: { path: `^(${above(layer).join('|')})(/|\\.ts$)` },
    })),
    {
      name: 'command-imports-no-other',
      severity: 'error',
      from: { path: '^lib/commands/([^/]+)/' },
      to: { path: '^lib/commands/', pathNot: '^lib/commands/$1/' },
    },
    {
      name: 'cdk-only-in-stacks',
      severity: 'error',
      from: { path: '^(bin|lib|lambda)/', pathNot: '^lib/(stacks/|commands/bench/template-app\\.ts$)' },
      to: { path: '^node_modules/aws-cdk-lib/', pathNot: '^node_modules/aws-cdk-lib/cx-api/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
