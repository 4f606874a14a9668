import { writeFileSync } from 'node:fs';
import { synthProfiles } from '../lib/stacks/synth-profile';
import { claimsDocuments } from '../lib/commands/docs/claims-documents';
import { settingsDocument } from '../lib/commands/docs/settings-document';

const documents = { 'docs/settings.md': settingsDocument(), ...claimsDocuments(synthProfiles()) };
for (const [file, text] of Object.entries(documents)) writeFileSync(file, text);
