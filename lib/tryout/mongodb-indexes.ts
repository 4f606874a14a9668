/**
 * The indexes of the orders collection as the synthesized template declares them, made by the code that the deployment runs.
 */
import type { MongoClient } from 'mongodb';
import { readDeclaration, type Declaration } from '../orders/mongodb/declaration';
import { reconcile, type Reconciled } from '../orders/mongodb/reconcile';
import type { SynthesizedTemplate } from '../engines/api-gateway/rest-api';
import { propertiesOf } from './properties-of';

/** The custom resource that carries them. */
const TYPE = 'Custom::MongoDbIndexes';

/** @throws Error when the template declares none, or declares them in a form that the deployment refuses as well */
export const indexDeclaration = (template: SynthesizedTemplate): Declaration =>
  readDeclaration(propertiesOf(template, TYPE)[0]);

/**
 * @param database takes the place of the declared one, where one server is shared
 * @throws Error that names the index and what to do
 */
export const createIndexes = (
  client: MongoClient,
  { database: declared, collection, indexes }: Declaration,
  database = declared,
): Promise<Reconciled> => reconcile(client.db(database).collection(collection), indexes, []);
