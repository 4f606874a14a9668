/** The law that no program goes by the text of an error, with lines planted that break it. */
import { refusals } from '../../support/lint';

const RULE = 'house/no-error-text';
const refused = (file: string, code: string): Promise<string[]> => refusals(file, code, (rule) => rule === RULE);

export function errorTextCases(): void {
  describe('lint refuses to go by the text of an error:', () => {
    it.each([
      'if (/HTTP 40[13]/.test(error.message)) work();',
      'if (/was not answered/.exec((error as Error).message)) work();',
      'const status = new RegExp(pattern).exec(error?.message ?? "");',
      'if (/already in use/.test(String(error))) work();',
      'if (`${error}`.includes("in use")) work();',
      'if (error.message.endsWith("It is not there.")) work();',
      'if ((error as Error).message.trim().startsWith("Atlas refused")) work();',
      'throw new Error(error.message.replace(" and deploy again", ""));',
      'const code = error.message.match(/E[0-9]+/)?.[0];',
      'const [first] = error.message.split(":");',
      'const head = error.message.slice(0, 5);',
      'if (error.message === "fetch failed") work();',
      'switch (error.message) { default: work(); }',
      'if (TEXTS.includes(error.message)) work();',
      'if (KNOWN.has(error.message)) work();',
      'const remedy = REMEDIES[error.message];',
      'const { message } = error; if (message.includes("x")) work();',
      'const isLate = (detail: string) => /was not answered/.test(detail);',
      'if (failed.some(({ reason }) => /x/.test(reason))) work();',
    ])('%s', async (code) => {
      for (const file of ['lib/services/planted.ts', 'lambda/planted/handler.ts', 'bin/planted.ts']) {
        expect(new Set(await refused(file, code))).toStrictEqual(new Set([RULE]));
      }
      // Tests hold errors to what they promise to say.
      expect(await refused('test/lib/planted.test.ts', code)).toStrictEqual([]);
    });

    it.each([
      'if (error.kind === "absent") work();',
      'if (error instanceof Refusal && UNASKED.includes(error.kind)) work();',
      'if (error.name === "ValidationError" || /NotFound/.test(error.name)) work();',
      'if (error.code.startsWith("E")) work();',
      'throw new Refusal(`${what}: ${error.message}`, error.kind, { cause: error });',
      'report(error instanceof Error ? error.message : String(error));',
      'const text = output.replace("REASON", error.message);',
    ])('and lets be: %s', async (code) => {
      expect(await refused('lib/services/planted.ts', code)).toStrictEqual([]);
    });
  });
}
