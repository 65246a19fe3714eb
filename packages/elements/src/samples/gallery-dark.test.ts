import { readableGallery } from '../../../../test/support/browser/readable-gallery.ts';

readableGallery('dark', { axe: 'DEMO-2.3', contrast: 'INBOX-8.26' });
