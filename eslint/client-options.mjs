const SHARED = /^(PATIENT_)?AWS_CLIENT$/;

/**
 * Refuses a client of the AWS SDK that is not made with the shared options (lib/async/aws-client.ts): by default it waits for an answer for
 * ever. Allowed are `AWS_CLIENT`, `clientOptions(…)`, and an object or a constant that is made of them.
 */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      patience:
        '{{client}} would wait for ever: make it with AWS_CLIENT of lib/async/aws-client.ts, or { ...AWS_CLIENT, … }.',
    },
  },
  create(context) {
    const definitionOf = (node) => {
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const variable = scope.set.get(node.name);
        if (variable) return variable.defs[0];
      }
      return undefined;
    };
    const isSdk = (source) => typeof source?.value === 'string' && source.value.startsWith('@aws-sdk/client-');
    /** Of a name, whatever it is called here: imported as the file is loaded, or on demand. */
    const isFromSdk = (definition) =>
      definition?.type === 'ImportBinding'
        ? isSdk(definition.parent.source)
        : isSdk(definition?.node.init?.argument?.source);

    /** What is constructed is a client, or one out of a table of clients. */
    const isClient = (callee) => {
      if (callee.type === 'Identifier') return /Client$/.test(callee.name) && isFromSdk(definitionOf(callee));
      const { object, property } = callee;
      return object?.name === 'CLIENTS' || (/Client$/.test(property?.name) && isFromSdk(definitionOf(object)));
    };
    const isShared = (node) => {
      switch (node?.type) {
        case 'Identifier': {
          if (SHARED.test(node.name)) return true;
          const definition = definitionOf(node);
          return (
            definition?.type === 'Variable' && definition.parent.kind === 'const' && isShared(definition.node.init)
          );
        }
        case 'CallExpression':
          return node.callee.name === 'clientOptions';
        case 'ObjectExpression':
          return node.properties.some((part) => part.type === 'SpreadElement' && isShared(part.argument));
        default:
          return false;
      }
    };

    return {
      NewExpression: ({ callee, arguments: [options] }) => {
        if (!isClient(callee) || isShared(options)) return;
        context.report({ node: callee, messageId: 'patience', data: { client: context.sourceCode.getText(callee) } });
      },
    };
  },
};
