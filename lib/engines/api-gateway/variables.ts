/**
 * The variables of API Gateway's mapping templates.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
import { Variable } from './velocity';

export interface RequestParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

/** The payload, of the request or of the backend's answer, and the parameters of the request in both cases. */
export class Input extends Variable {
  readonly name = '$input';

  constructor(
    readonly body: string,
    private readonly parameters: RequestParameters,
  ) {
    super();
  }

  params(): RequestParameters {
    return this.parameters;
  }

  /** @returns undefined where the payload has nothing there */
  path(jsonPath: string): unknown {
    return at(jsonPath, this.body);
  }

  /** @returns JSON, its numbers as they were written; that of an empty text where the payload has nothing there */
  json(jsonPath: string): string {
    const marked = this.body.replace(TEXT_OR_NUMBER, (token) =>
      token.startsWith('"') ? token : `"${NUMBER}${token}"`,
    );
    return JSON.stringify(at(jsonPath, marked) ?? '').replace(MARKED, '$1');
  }
}

const at = (jsonPath: string, body: string): unknown =>
  steps(jsonPath).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? value[step as keyof typeof value]
        : undefined,
    body === '' ? {} : (JSON.parse(body) as unknown),
  );

/** The service reads numbers by other rules than JavaScript, which would round some: none shall be taken for another one. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const NUMBER = '\u{10FFFF}number:';
const MARKED = new RegExp(`"${NUMBER}([^"]*)"`, 'g');

/** JSONPath as far as the templates use it: members by name. */
function steps(jsonPath: string): string[] {
  if (!/^\$(\.\w+)*$/.test(jsonPath)) throw new Error(`${jsonPath}: of JSONPath the stand-in knows $ and $.name.name`);
  return jsonPath.split('.').slice(1);
}

const ESCAPED: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export class Util extends Variable {
  readonly name = '$util';

  /** As the Java library behind it does: `'` becomes `\'`, which is JavaScript and not JSON; all but ASCII becomes `\uXXXX`. */
  escapeJavaScript(text: string): string {
    return text.replace(/['"\\/]/g, '\\$&').replace(
      // eslint-disable-next-line no-control-regex -- control characters are what is escaped
      /[\u0000-\u001f\u007f-\uffff]/g,
      (unit) => ESCAPED[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
  }
}

/** What a template may set to answer otherwise than the integration response says. */
export interface ResponseOverride {
  status?: number;
  readonly header: Record<string, string>;
}
