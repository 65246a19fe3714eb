import { readableGallery } from '../../../../test/support/browser/readable-gallery.ts';

readableGallery('light', { axe: 'DEMO-2.3', contrast: 'INBOX-8.26' });
