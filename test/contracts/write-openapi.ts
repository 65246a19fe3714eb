import { writeFileSync } from 'node:fs';
import { committedFile, openApiText } from './openapi-file.ts';

writeFileSync(committedFile, openApiText());
process.stdout.write('docs/openapi.json written\n');
