const ERROR_TEXT = 'MemberExpression[property.name="message"]';
/** What such a text is called once it is out of its error. */
const NAMED_TEXT = 'Identifier[name=/^(message|reason|detail|told|why)$/]';
const PRINTED_ERROR =
  ':matches(CallExpression[callee.name="String"], TemplateLiteral) > Identifier[name=/^(cause|err|error|failure)$/]';
const TEXT = `:matches(${ERROR_TEXT}, ${NAMED_TEXT}, ${PRINTED_ERROR})`;
const LOOKS_INTO =
  '/^(endsWith|includes|indexOf|lastIndexOf|localeCompare|match|matchAll|replace|replaceAll|search|slice|split|startsWith|substring)$/';

const SELECTORS = [
  `MemberExpression.callee[property.name=${LOOKS_INTO}] ${TEXT}`,
  `CallExpression[callee.property.name=/^(exec|get|has|includes|indexOf|test)$/] > ${TEXT}.arguments`,
  `CallExpression[callee.property.name=/^(exec|test)$/] > .arguments ${TEXT}`,
  `BinaryExpression[operator=/^[!=]==?$/] > ${ERROR_TEXT}`,
  `SwitchStatement > ${TEXT}.discriminant`,
  `MemberExpression[computed=true] > ${TEXT}.property`,
];

/**
 * Refuses a program that goes by the text of an error: reworded, it would send it another way. Where a third party says nothing but a text,
 * one named function reads it, and says why beside `eslint-disable`.
 */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: { text: 'An error’s text is for people. Decide by its kind, class, name or code.' },
  },
  create: (context) => ({
    [SELECTORS.join(', ')]: (node) => context.report({ node, messageId: 'text' }),
  }),
};
