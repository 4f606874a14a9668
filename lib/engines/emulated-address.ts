/**
 * How a deployed REST API is reached on the emulator.
 *
 * @param endpoint of the emulator, without a slash at the end
 * @param apiUrl its address on AWS, `https://API.execute-api.REGION.amazonaws.com/STAGE/`
 */
export function emulatedAddress(endpoint: string, apiId: string, apiUrl: string): string {
  const stage = new URL(apiUrl).pathname.replaceAll('/', '');
  return `${endpoint}/restapis/${apiId}/${stage}/_user_request_`;
}
