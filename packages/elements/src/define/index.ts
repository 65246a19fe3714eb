import './usual.ts';
import './cs-alerts.ts';
import './cs-key-help.ts';
