/** Names of properties that hold secrets. */
const SECRET_NAME = /pass(word|wd|phrase)|secret(?!sManager)|private_?key|api_?key|access_?key|credential|^token$/i;

/** Shapes of secrets, whatever property they stand in. */
const SECRET_TEXT: Readonly<Record<string, RegExp>> = {
  'user and password in an address': /:\/\/[^/@\s]*:[^/@\s]*@/,
  'an AWS access key id': /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'a UUID, the form of an Atlas private key': /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i,
  'a dynamic reference to a secret': /\{\{resolve:(secretsmanager|ssm-secure):/,
};

/** What looks like a secret in a part of a template: where it stands and why it looks so, never the value itself. */
export function secretsIn(part: unknown, path = ''): string[] {
  if (typeof part === 'string') {
    return Object.entries(SECRET_TEXT).flatMap(([what, shape]) => (shape.test(part) ? [`${path}: ${what}`] : []));
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    const here = `${path}/${name}`;
    const named =
      typeof value === 'string' && SECRET_NAME.test(name) ? [`${here}: literal text under the name of a secret`] : [];
    return [...named, ...secretsIn(value, here)];
  });
}
