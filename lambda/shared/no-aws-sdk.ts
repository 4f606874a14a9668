/**
 * Stands in for `@aws-sdk/credential-providers` in the bundle. Driver 7.9 demands that its optional peer can be loaded even where
 * `AWS_CREDENTIAL_PROVIDER` is given and the peer is never called; this empty module satisfies it and saves 350 kB.
 */
export {};
