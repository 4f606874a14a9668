import { builtinModules } from 'node:module';
import { dirname, join, posix, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const BUILT_IN = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** Of a path as seen from the repository's root, which is also where commands are run. */
const climbsOut = (path) => path !== undefined && /^\.\.(\/|$)/.test(posix.normalize(path));

/**
 * Refuses imports and paths that lead out of the repository: what stands beside it is in nobody's clone.
 *
 * It follows `__dirname`, `import.meta`, `process.cwd()`, constants of the same file, `join`, `resolve`, `dirname`, `new URL` and texts put
 * together. What it cannot follow counts as the root where a path begins with it, and as one folder further on.
 */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      outside: '{{path}} is outside of the repository: not in a clone. Keep what is needed in it, as in test/fixtures.',
    },
  },
  create(context) {
    const folder = relative(ROOT, dirname(context.filename)) || '.';
    const file = relative(ROOT, context.filename);

    const variableOf = (node) => {
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const variable = scope.set.get(node.name);
        if (variable) return variable.defs[0];
      }
      return undefined;
    };
    const initOf = (node) => {
      const found = variableOf(node);
      return found?.type === 'Variable' && found.parent.kind === 'const' ? found.node.init : undefined;
    };
    /** What a function of one of Node's modules is called there, or `URL`; undefined of any other. */
    const functionOf = ({ callee }) => {
      const name = callee.type === 'MemberExpression' ? callee.object : callee;
      const found = name.type === 'Identifier' ? variableOf(name) : undefined;
      if (found?.type !== 'ImportBinding') return name.name === 'URL' ? 'URL' : undefined;
      if (!BUILT_IN.has(found.parent.source.value)) return undefined;
      return callee.type === 'MemberExpression' ? callee.property.name : found.node.imported?.name;
    };

    const joined = ([first, ...others]) =>
      [pathOf(first) ?? '.', ...others.map((part) => pathOf(part) ?? '?')].reduce((path, part) =>
        posix.isAbsolute(part) ? part : posix.join(path, part),
      );

    /** @returns undefined where it cannot be told */
    const pathOf = (node) => {
      switch (node?.type) {
        case 'Literal':
          return typeof node.value === 'string' ? node.value : undefined;
        case 'TemplateLiteral':
          return node.quasis
            .map(
              ({ value }, index) =>
                value.cooked + (index < node.expressions.length ? (pathOf(node.expressions[index]) ?? '?') : ''),
            )
            .join('');
        case 'BinaryExpression':
          return node.operator === '+' ? `${pathOf(node.left) ?? '?'}${pathOf(node.right) ?? '?'}` : undefined;
        case 'Identifier':
          if (node.name === '__dirname') return folder;
          return node.name === '__filename' ? file : pathOf(initOf(node));
        case 'MemberExpression':
          if (node.object.type !== 'MetaProperty') return undefined;
          return node.property.name === 'dirname' ? folder : file;
        case 'NewExpression':
        case 'CallExpression':
          return resultOf(node);
        default:
          return undefined;
      }
    };
    const resultOf = (node) => {
      const [first, second] = node.arguments;
      switch (functionOf(node)) {
        case 'URL':
          return pathOf(second) === file ? posix.join(folder, pathOf(first) ?? '.') : undefined;
        case 'join':
        case 'resolve':
          return joined(node.arguments);
        case 'dirname':
          return posix.dirname(pathOf(first) ?? '.');
        case 'normalize':
        case 'fileURLToPath':
          return pathOf(first);
        default:
          return context.sourceCode.getText(node.callee) === 'process.cwd' ? '.' : undefined;
      }
    };

    const report = (node, path) =>
      context.report({ node, messageId: 'outside', data: { path: posix.normalize(path) } });
    const specifier = (node) => {
      const name = pathOf(node);
      if (name?.startsWith('.') && climbsOut(posix.join(folder, name))) report(node, join(folder, name));
    };
    /** Once, where it first leads out. */
    const whole = (node, parts) => {
      const path = pathOf(node);
      if (climbsOut(path) && !parts.some((part) => part.type !== 'Literal' && climbsOut(pathOf(part))))
        report(node, path);
    };
    const startsHere = (node) => /^(__dirname|__filename|import\.meta)/.test(context.sourceCode.getText(node));

    return {
      'ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression, TSImportType': ({ source }) =>
        specifier(source),
      "CallExpression[callee.name='require'], CallExpression[callee.object.name=/^(require|jest)$/], CallExpression[callee.object.type='MetaProperty']":
        (node) => specifier(node.arguments[0]),
      ':matches(CallExpression, NewExpression)': (node) => {
        whole(node, node.arguments);
        if (pathOf(node) !== undefined || ['URL', undefined].includes(functionOf(node))) return;
        for (const given of node.arguments) {
          const text = given.type === 'Identifier' ? initOf(given) : given;
          if (text?.type === 'Literal' && climbsOut(pathOf(text))) report(given, pathOf(text));
        }
      },
      TemplateLiteral: (node) => {
        if (node.expressions[0] && startsHere(node.expressions[0])) whole(node, node.expressions);
      },
      BinaryExpression: (node) => {
        if (startsHere(node)) whole(node, [node.left, node.right]);
      },
    };
  },
};
