import { after, before } from 'node:test';
import { DoorWire } from '../wire/door-wire.ts';
import { playSocketCases } from '../wire/socket-cases.ts';
import { PageWire } from './page-wire.ts';

const page = new PageWire();
before(() => page.start());
after(() => page.stop());

playSocketCases('in Chromium', (t, scenario) => DoorWire.open(t, { scenario, elsewhere: page.elsewhere, portOf: (baseUrl) => page.portOf(t, baseUrl) }));
