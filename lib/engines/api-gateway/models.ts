import Ajv from 'ajv-draft-04';

const ajv = new Ajv();

/** Whether a body is JSON that a model (JSON Schema, draft 4) accepts. */
export function accepts(schema: object, body: string | undefined): boolean {
  try {
    return ajv.validate(schema, JSON.parse(body ?? ''));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
