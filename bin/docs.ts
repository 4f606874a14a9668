import { writeFileSync } from 'node:fs';
import { synthProfiles } from '../lib/stacks/synth-profile';
import { claimsDocuments } from '../lib/commands/docs/claims-documents';
import { serviceRulesDocument } from '../lib/commands/docs/service-rules-document';
import { settingsDocument } from '../lib/commands/docs/settings-document';

const documents = {
  'docs/settings.md': settingsDocument(),
  'docs/service-rules.md': serviceRulesDocument(),
  ...claimsDocuments(synthProfiles()),
};
for (const [file, text] of Object.entries(documents)) writeFileSync(file, text);
