import { runLocalWorkers } from '../../../../lib/commands/load/local-workers';
import { NotRun } from '../../../../lib/errors';
import { LOAD_WORKERS } from '../../../../lib/load/workers';
import { someLoad } from '../../../support/load-options';

it('says what is missing for it, before anything is started', async () => {
  const options = {
    function: LOAD_WORKERS.dynamodb,
    assembly: { templates: new Map() },
    env: {},
    note: () => undefined,
  };
  const run = runLocalWorkers('dynamodb', someLoad(), 2, options, async () => ({
    unavailable: 'no Python. Install it',
  }));
  await expect(run).rejects.toThrow(NotRun);
  await expect(run).rejects.toThrow(/the S3 of MiniStack, and it cannot be had: no Python\. Install it$/);
});
