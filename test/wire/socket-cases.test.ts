import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backendPort } from '../../packages/browser/src/backend-port.ts';
import { httpBackend } from '../../packages/browser/src/http-backend.ts';
import { DoorWire } from './door-wire.ts';
import { playSocketCases, socketCaseCount } from './socket-cases.ts';

// The page's own address, against which an address is resolved.
Reflect.set(globalThis, 'document', { baseURI: 'http://localhost/' });

playSocketCases("with Node's fetch", (t, scenario) => DoorWire.open(t, { scenario, portOf: (baseUrl) => backendPort(httpBackend({ baseUrl, account: 'mei' })) }));

test('SYNC-6.42 these are fifty-four cases', () => assert.equal(socketCaseCount, 54));
