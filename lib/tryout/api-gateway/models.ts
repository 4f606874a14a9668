import Ajv from 'ajv-draft-04';

/** @returns a function that says whether a body is JSON that a model (JSON Schema, draft 4) accepts */
export function bodyValidator(): (schema: object, body: string | undefined) => boolean {
  const ajv = new Ajv();
  return (schema, body) => {
    try {
      return ajv.validate(schema, JSON.parse(body ?? ''));
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  };
}
