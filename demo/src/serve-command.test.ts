import assert from 'node:assert/strict';
import test from 'node:test';
import { serveCommand } from './serve-command.ts';

test('DEMO-1.7 the command starts a server where the page asks, and lets the page ask', () => {
  assert.equal(serveCommand('http://127.0.0.1:4010', 'http://localhost:5173'), 'npx cs-simulator serve --port 4010');
  assert.equal(serveCommand('http://localhost:9', 'http://127.0.0.1:5173'), 'npx cs-simulator serve --port 9');
  assert.equal(serveCommand('http://127.0.0.1', 'http://intranet:5173'), 'npx cs-simulator serve --port 80 --origin http://intranet:5173');
});
