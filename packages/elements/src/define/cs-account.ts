import { CsAccount } from '../account/account.ts';
import { defineTag } from '../define-tag.ts';

defineTag('cs-account', CsAccount);
