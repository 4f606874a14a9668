import { isObject, type Json, type JsonObject } from '../assembly';
import { conditionHolds } from './conditions';
import { matches } from './pattern';
import { named, type Named } from './principals';
import type { AccessRequest } from './request';
import { every, not, some, type Truth } from './truth';
import { substituted } from './variables';

/** Where a document stands: with who asks, or with what is asked for, where it names principals. */
export type Side = 'identity' | 'resource';

/** What one statement says to a request. */
export interface Voice extends Named {
  readonly effect: 'Allow' | 'Deny';
  /** Of a document that may have several, for people: its `Sid`, or its number. */
  readonly name: string;
}

const ELEMENTS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const ALL: Named = { directly: true, byAccount: false };
const UNKNOWN: Named = { directly: undefined, byAccount: undefined };

/** What the statements of a document say that may be about a request; of what is no document, that it may say anything. */
export function voicesOf(document: Json, side: Side, request: AccessRequest): Voice[] {
  const { Statement: found, Version: version } = isObject(document) ? document : ({} as JsonObject);
  const statements = (Array.isArray(found) ? found : [found]) as readonly (Json | undefined)[];
  return statements.flatMap((statement, index) => {
    const name = `statement ${index + 1}`;
    const effect = isObject(statement) ? statement['Effect'] : undefined;
    if (!isObject(statement) || (effect !== 'Allow' && effect !== 'Deny'))
      return (['Allow', 'Deny'] as const).map((either) => ({ ...UNKNOWN, effect: either, name }));
    const about = isAbout(statement, side, request, version === '2012-10-17');
    if (about === false) return [];
    const who = side === 'identity' ? ALL : named(statement['Principal'], request);
    const both = (truth: Truth): Truth => every([about, truth], (one) => one);
    const sid = statement['Sid'];
    return [
      {
        effect,
        name: typeof sid === 'string' ? sid : name,
        directly: both(who.directly),
        byAccount: both(who.byAccount),
      },
    ];
  });
}

function isAbout(statement: JsonObject, side: Side, request: AccessRequest, hasVariables: boolean): Truth {
  const asked = request.action.toLowerCase();
  const isAction = among(statement, 'Action', (pattern) => matches(pattern.toLowerCase(), asked, 'text'));
  // Most are about others.
  if (isAction === false) return false;
  const elements = side === 'identity' ? ELEMENTS : [...ELEMENTS, 'Principal'];
  const isKnown = Object.keys(statement).every((element) => elements.includes(element));
  // Before this version `${…}` is text.
  const isReadable = hasVariables || !JSON.stringify(statement).includes('${');
  const resource = (pattern: string): Truth => {
    if (pattern === '*') return true;
    const text = substituted(pattern, request, true);
    // "Every resource but none" may be no statement at all.
    if (text === null) return 'NotResource' in statement ? undefined : false;
    return text === undefined ? undefined : matches(text, request.resource, 'arn');
  };
  // The trust of a role has none: it is about the role.
  const isOfRole = side === 'resource' && !('Resource' in statement) && !('NotResource' in statement);
  const isResource = isOfRole || among(statement, 'Resource', resource);
  if (isResource === false) return false;
  const truths: Truth[] = [
    (isKnown && isReadable) || undefined,
    isAction,
    isResource,
    conditionHolds(statement['Condition'], request),
  ];
  return every(truths, (truth) => truth);
}

/** An element or its opposite: a statement has exactly one of them. */
function among(statement: JsonObject, element: string, isOne: (pattern: string) => Truth): Truth {
  const [given, opposite] = [statement[element], statement[`Not${element}`]];
  if ((given === undefined) === (opposite === undefined)) return undefined;
  const patterns = given ?? opposite ?? [];
  const found = some(Array.isArray(patterns) ? (patterns as readonly Json[]) : [patterns], (pattern) =>
    typeof pattern === 'string' ? isOne(pattern) : undefined,
  );
  return given === undefined ? not(found) : found;
}
