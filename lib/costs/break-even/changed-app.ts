/** An app in which one thing is another than in its templates, as a bill reads it. */
import type { Json, JsonObject, TemplateResource } from '../../assembly/assembly';
import { isObject } from '../../assembly/assembly';
import { CLUSTER } from '../month/cluster';
import type { MeteredApp } from '../month/context';

/** @param change what becomes of each resource: none where it goes */
export function changedApp(
  app: MeteredApp,
  change: (one: TemplateResource) => readonly TemplateResource[],
): MeteredApp {
  const resources = app.resources.flatMap(change);
  return { resources, ofType: (...types) => resources.filter(({ type }) => types.includes(type)) };
}

/** With other properties of each resource of a type. */
export const withProperties = (app: MeteredApp, type: string, change: (before: JsonObject) => JsonObject): MeteredApp =>
  changedApp(app, (one) => [one.type === type ? { ...one, properties: change(one.properties) } : one]);

/** With its nodes of another size, wherever they are. */
export const withSize = (app: MeteredApp, from: string, to: string): MeteredApp =>
  from === to
    ? app
    : withProperties(app, CLUSTER, (before) => replaced(before, 'InstanceSize', from, to) as JsonObject);

function replaced(value: Json, key: string, from: Json, to: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => replaced(each, key, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === key && each === from ? to : replaced(each, key, from, to),
    ]),
  );
}
