import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/node/workspace-copy.ts';
import type { OpenApiDocument } from './contract.ts';
import { openApi } from './openapi.ts';

/** Where the document stands for everybody to read. */
export const committedFile = join(root, 'docs/openapi.json');

export function readCommitted(): OpenApiDocument {
  return JSON.parse(readFileSync(committedFile, 'utf8')) as OpenApiDocument;
}

/** The document as it is written. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(), null, 2)}\n`;
}
