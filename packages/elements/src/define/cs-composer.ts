import { CsComposer } from '../composer/composer.ts';
import { defineTag } from '../define-tag.ts';
import './cs-quick-replies.ts';

defineTag('cs-composer', CsComposer);
