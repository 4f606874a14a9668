import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import awscdk from 'eslint-plugin-awscdk';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { commandsStandAlone, importsRunDown } from './eslint/imports-run-down.mjs';
import clientOptions from './eslint/client-options.mjs';
import insideRepository from './eslint/inside-repository.mjs';
import noErrorText from './eslint/no-error-text.mjs';
import noSkippedTest from './eslint/no-skipped-test.mjs';
import temporaryFolders from './eslint/temporary-folders.mjs';

export default defineConfig([
  globalIgnores(['node_modules/', 'cdk.out*/', '.cache/', '.run/', '.stryker-tmp/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    // The project's own rules.
    plugins: {
      house: {
        rules: {
          'client-options': clientOptions,
          'inside-repository': insideRepository,
          'no-error-text': noErrorText,
          'no-skipped-test': noSkippedTest,
          'temporary-folders': temporaryFolders,
        },
      },
    },
    rules: { 'house/inside-repository': 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['{bin,lambda,lib}/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      'house/client-options': 'error',
      'house/no-error-text': 'error',
      'house/temporary-folders': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A function that promises shall never throw at once, whether it waits for something or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['lambda/**/*.ts'],
    ignores: ['lambda/shared/logger.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Logger"]',
          message: 'functionLogger of lambda/shared/logger.ts leaves out who somebody is.',
        },
        {
          selector:
            'ExportNamedDeclaration :matches(VariableDeclarator[id.name="handler"][init.callee.name!="logged"], FunctionDeclaration[id.name="handler"])',
          message: 'A handler is logged(…), as lambda/shared/logger.ts has it: each line tells its request.',
        },
      ],
    },
  },
  {
    // What is printed is text: a terminal obeys what it finds in the names of others. lib/console sees to that.
    files: ['{bin,lib}/**/*.ts'],
    ignores: ['lib/console/**', 'lib/processes/shutdown.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr'].map((property) => ({
          object: 'process',
          property,
          message: 'A command writes to its Terminal, other code says it (lib/console/terminal.ts).',
        })),
      ],
    },
  },
  { files: ['lib/processes/temporary-folder.ts'], rules: { 'house/temporary-folders': 'off' } },
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
      'house/no-skipped-test': 'error',
      'house/temporary-folders': ['error', { made: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="toEqual"]',
          message: 'toStrictEqual: toEqual passes over what is undefined, also at the end of a list.',
        },
      ],
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
