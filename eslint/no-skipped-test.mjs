const TESTS = '/^(it|test|describe)$/';
const SELECTORS = [
  `MemberExpression[object.name=${TESTS}][property.name=/^(skip|only|todo|failing)$/]`,
  `MemberExpression[object.object.name=${TESTS}][property.name=/^(skip|only|failing)$/]`,
  'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
  // A test that is there on one machine only, or that ends well for want of what it looks at.
  `IfStatement CallExpression[callee.name=${TESTS}]`,
  `:matches(ConditionalExpression, LogicalExpression) > Identifier[name=${TESTS}]`,
  `:matches(ConditionalExpression, LogicalExpression) > CallExpression[callee.name=${TESTS}]`,
  "IfStatement[test.callee.name='existsSync'], IfStatement[test.argument.callee.name='existsSync']",
];

/** Refuses tests that are left out: what is not run is green by accident. */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      skipped:
        'Every test runs everywhere: keep what it needs in test/fixtures, or say by describeUnless what the machine lacks.',
    },
  },
  create: (context) => ({
    [SELECTORS.join(', ')]: (node) => context.report({ node, messageId: 'skipped' }),
  }),
};
