import '../words/en-all.add.ts';
import { CsAlerts } from '../alerts/alerts.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-alerts', CsAlerts);
