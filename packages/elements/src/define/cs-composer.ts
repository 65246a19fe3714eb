import { CsComposer } from '../composer/composer.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-composer', CsComposer);
