import type { CsInbox } from '../inbox/inbox.ts';
import { zhCNAll } from './zh-cn-all.ts';

// The inbox comes in another file, before this one or after it.
customElements.whenDefined('cs-inbox').then((inbox) => (inbox as typeof CsInbox).addWords(zhCNAll), () => {});
