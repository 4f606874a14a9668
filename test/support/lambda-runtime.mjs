/** A fake of Lambda's runtime: invokes the handler of the bundle for every event that the parent process sends. */
const { handler } = await import(process.argv[2]);
process.on('message', async (event) => {
  process.send(await handler(event, { awsRequestId: 'local', functionName: 'local', memoryLimitInMB: '256' }));
});
