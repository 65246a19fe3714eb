import { CsStoreRail } from '../store-rail/store-rail.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-store-rail', CsStoreRail);
