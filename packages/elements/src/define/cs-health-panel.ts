import '../words/en-all.add.ts';
import { defineTag } from '../define-tag.ts';
import { CsHealthPanel } from '../health-panel/health-panel.ts';

defineTag('cs-health-panel', CsHealthPanel);
