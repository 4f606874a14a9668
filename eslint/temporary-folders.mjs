/** Where everybody's temporary files are, or something among them. */
const SHARED = /^\/(var\/)?tmp(\/|$)/;

/**
 * Refuses the folder that every user of a machine may write to, but for the one file that knows how to make a folder of one's own in it.
 *
 * @option made whether `mkdtemp`, whose names nobody can know before, may make one there as well: in tests
 */
export default {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { made: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      cache: 'tsx by itself runs what it finds there. `RUN_TYPESCRIPT` of lib/processes/run-typescript.ts does not.',
      shared:
        'Everybody may put something there first. `temporaryFolder` of lib/processes/temporary-folder.ts is one’s own.',
    },
  },
  create(context) {
    const [{ made = false } = {}] = context.options;
    const isMade = (node) => {
      const parents = context.sourceCode.getAncestors(node);
      return parents.some(({ type, callee }) => type === 'CallExpression' && /^mkdtemp(Sync)?$/.test(callee.name));
    };
    const report = (node) => {
      if (!(made && isMade(node))) context.report({ node, messageId: 'shared' });
    };
    return {
      'CallExpression[callee.name="tmpdir"]': report,
      'MemberExpression[property.name="tmpdir"]': report,
      'ImportSpecifier[imported.name="tmpdir"]': (node) => {
        if (!made || node.local.name !== 'tmpdir') report(node);
      },
      'ArrayExpression > Literal[value="--import"] + Literal[value="tsx"]': (node) =>
        context.report({ node, messageId: 'cache' }),
      // What a test names so is text to it.
      ...(!made && {
        Literal: (node) => {
          if (typeof node.value === 'string' && SHARED.test(node.value)) report(node);
        },
        TemplateElement: (node) => {
          if (SHARED.test(node.value.cooked) && node === node.parent.quasis[0]) report(node);
        },
      }),
    };
  },
};
