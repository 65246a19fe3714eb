import { CsSyncBanner } from '../sync-banner/sync-banner.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-sync-banner', CsSyncBanner);
