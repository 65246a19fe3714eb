import '../words/en-all.add.ts';
import { defineTag } from '../define-tag.ts';
import { CsKeyHelp } from '../key-help/key-help.ts';

defineTag('cs-key-help', CsKeyHelp);
