import tseslint from 'typescript-eslint';
import { ESLint, Linter } from 'eslint';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const eslint = new ESLint({ cwd: ROOT });

/**
 * Lints code planted in a file that need not be there, by what the project's configuration says for it; rules that need types are not for
 * this.
 *
 * @param wanted the rules to look at, by name
 * @returns the rules that refuse it, or the message where it is not code
 */
export async function refusals(file: string, code: string, wanted: (rule: string) => boolean): Promise<string[]> {
  const filename = join(ROOT, file);
  const { plugins, rules } = (await eslint.calculateConfigForFile(filename)) as Linter.Config;
  const config: Linter.Config = {
    files: ['**/*.{ts,mjs,js}'],
    plugins: { house: plugins?.['house'] ?? {} },
    languageOptions: { parser: tseslint.parser },
    rules: Object.fromEntries(Object.entries(rules ?? {}).filter(([name]) => wanted(name))),
  };
  const messages = new Linter({ cwd: ROOT }).verify(code, config, { filename });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}
