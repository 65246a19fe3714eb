import { readableGallery } from '../../../../test/support/browser/readable-gallery.ts';

readableGallery('dark');
