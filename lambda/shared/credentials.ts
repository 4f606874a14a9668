/**
 * Takes the place of the SDK's default credential chain in every function's bundle (`lib/stacks/functions/bundling.ts` says so to esbuild),
 * for AWS's own clients and for the MongoDB driver, which signs in to Atlas as the function's role.
 *
 * Lambda hands a function its role's credentials as environment variables, for as long as the instance lives. The chain's other links,
 * for profiles, single sign-on and machines, are a third of a bundle and of its loading time, and never get a turn.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Reads what is set at this moment, because credentials rotate. @throws Error that names the variables when they are not set */
async function fromEnvironment(): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; Lambda sets them to the credentials of the role',
    );
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
}

/** As AWS's clients ask for it. */
export const defaultProvider = () => fromEnvironment;

/** As the MongoDB driver asks for it. */
export const fromNodeProviderChain = () => fromEnvironment;
