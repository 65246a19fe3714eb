import { join } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';
import { scenarioJsonSchema } from './scenario-schema.ts';

/** Where the schema stands, to be published with the simulator. */
export const scenarioSchemaFile = join(root, 'simulator/scenario.v1.json');

/** The schema as it is written. */
export function scenarioSchemaText(): string {
  return `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
}
