import { ourAdapter } from '../../shared/our-adapter.ts';

/** What the others show: a thread and its composer, or the list of conversations, with the engine behind it. */
export const adapter = ourAdapter((root, inbox, what) => {
  const account = document.createElement('cs-account');
  account.inbox = inbox;
  account.innerHTML = what === 'list' ? '<cs-conversation-list style="flex: 1; min-block-size: 0"></cs-conversation-list>' : '<cs-thread style="flex: 1; min-block-size: 0"></cs-thread><cs-composer></cs-composer>';
  const box = document.createElement('div');
  box.style.cssText = 'display: flex; flex-direction: column; block-size: 100%';
  box.append(account);
  root.append(box);
  return () => account;
});
