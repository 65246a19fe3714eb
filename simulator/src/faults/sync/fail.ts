import * as v from 'valibot';
import { wholeNumber } from '../../scenario/whole-number.ts';
import { fault } from '../fault.ts';

const MODE = 'any';
const STATUS = 503;
const AS = 'problem';

export const fail = fault({
  do: 'sync.fail',
  says: 'A sync fails.',
  direction: 'platform',
  phase: () => 'after-arrival',
  acts: 'sync',
  answersTo: ['sync'],
  settings: {
    mode: v.exactOptional(
      v.pipe(v.picklist(['incremental', 'full', 'any']), v.description('`incremental`: only one for what changed; `full`: only one for everything; `any`: both.')),
      MODE,
    ),
    status: v.exactOptional(v.pipe(wholeNumber(400, 599), v.description('The HTTP status.')), STATUS),
    as: v.exactOptional(v.pipe(v.picklist(['problem', 'html']), v.description("`problem`: the protocol's own refusal; `html`: a page for people.")), AS),
  },
  apply({ mode = MODE, status = STATUS, as = AS }, moment) {
    return mode === 'any' || mode === moment.mode ? { kind: 'fails', status, as } : null;
  },
});
