import { writeFileSync } from 'node:fs';
import { scenarioSchemaFile, scenarioSchemaText } from './scenario-schema-file.ts';

writeFileSync(scenarioSchemaFile, scenarioSchemaText());
process.stdout.write('simulator/scenario.v1.json written\n');
