import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import awscdk from 'eslint-plugin-awscdk';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { above, LAYERS } from './layers.mjs';

/** What a path climbs to: folders of lib by their name, others by theirs. */
const climbsTo = (folders) => `^(\\.\\./)+(lib/)?(${folders.map((name) => name.replace(/^lib\//, '')).join('|')})(/|$)`;

/** The CDK stays where the stacks are, but for a few of its parts that need no construct. */
const cdkBut = (...parts) => ({
  regex: `^aws-cdk-lib(?!/(${parts.join('|') || '$'})$)`,
  message: 'Only lib/stacks knows the CDK.',
});
const CDK_PARTS = { 'lib/settings': ['region-info'], 'lib/assembly': ['cx-api'] };

/** One block a folder: imports run down only. */
const importsRunDown = LAYERS.filter((layer) => layer !== 'bin').map((layer) => ({
  files: [`${layer}.ts`, `${layer}/**/*.ts`],
  ignores: ['lib/commands/bench/template-app.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: climbsTo(above(layer)), message: `${layer} stands lower: imports run down only (layers.mjs).` },
          ...(layer === 'lib/stacks' ? [] : [cdkBut(...(CDK_PARTS[layer] ?? []))]),
        ],
      },
    ],
  },
}));

/** A folder of lib/commands is an npm script, and imports no other: from `depth` folders below it, that many steps up and down again. */
const commandsStandAlone = [1, 2].map((depth) => ({
  files: [`lib/commands/${'*/'.repeat(depth)}*.ts`],
  ignores: ['lib/commands/bench/template-app.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: climbsTo(['bin']), message: 'bin stands higher: imports run down only (layers.mjs).' },
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

export default defineConfig([
  globalIgnores(['node_modules/', 'cdk.out*/', '.cache/', '.run/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['{bin,lambda,lib}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A function that promises shall never throw at once, whether it waits for something or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // Where constructs are. Elsewhere the plugin has nothing to find, and a type that refers to itself sends it round without end.
    files: ['lib/stacks/**/*.ts'],
    extends: [awscdk.configs.recommended],
    rules: {
      // Both read the parameter `props` by its name; here it is taken apart in the parameter list, and a part that nothing uses is
      // found by no-unused-vars.
      'awscdk/construct-constructor-property': 'off',
      'awscdk/no-unused-props': 'off',
      // Constructs of one app are handed on as what they are: an interface for each would say the same again.
      'awscdk/no-construct-in-interface': 'off',
      'awscdk/no-construct-in-public-property-of-construct': 'off',
      // A construct that extends one of AWS's makes what that one needs before `this` exists, beside itself and by its own id.
      'awscdk/no-variable-construct-id': 'off',
      'awscdk/require-passing-this': 'off',
      // CDK's retentions are an enum of numbers of days, and days are what the settings have.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // Templates, events and answers are looked at as what came, of whatever shape.
    files: ['lib/claims/checks/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  ...importsRunDown,
  ...commandsStandAlone,
  prettier,
]);
