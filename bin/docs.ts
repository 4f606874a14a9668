import { writeFileSync } from 'node:fs';
import { settingsDocument } from '../lib/settings/document';

writeFileSync('docs/settings.md', settingsDocument());
