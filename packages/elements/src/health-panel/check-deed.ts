import type { Store, StoreId } from '@cs-inbox/protocol';
import { allFailed, everything, type HealthFacts, type Inbox } from '@cs-inbox/state';
import type { Panel, View } from '../context/view.ts';
import { panelTags } from '../inbox/panel-tabs.ts';
import type { Words } from '../words/words.ts';
import type { HealthDeed } from './health-row.ts';

export interface DeedGround {
  readonly words: Words;
  readonly view: View;
  readonly inbox: Inbox;
  readonly stores: readonly Store[];
  readonly logIn: (store: Store) => void;
  readonly restart: () => void;
  readonly exportRows: () => void;
  readonly sendTest: () => void;
}

/** The one thing to do about a check, which leads to the place; null where nothing is to be done. */
export function checkDeed(check: HealthFacts, ground: DeedGround): HealthDeed | null {
  const { words, view, inbox } = ground;
  const { health } = words;
  const deed = (label: string, run: () => void, glyph: HealthDeed['glyph'] = null) => ({ label, run, glyph });
  switch (check.id) {
    case 'login': {
      const store = worstStore(check, ground.stores);
      return store === null ? null : deed(words.logIn, () => ground.logIn(store), 'key');
    }
    case 'sending': {
      const count = check.failed + check.unconfirmed + check.waiting + check.overdue;
      return count === 0 ? null : deed(health.show(count), () => showFailed(view));
    }
    case 'unread': {
      const { count, crowded } = check;
      if (crowded !== null) return deed(health.openStore, () => showUnread(view, crowded.storeId));
      return count === 0 ? null : deed(health.showUnread, () => showUnread(view, null));
    }
    case 'retries':
      return check.count === 0 || !isDefined('report') ? null : deed(words.panel.report, () => view.$panel.set('report'));
    case 'sync':
      return check.failures === 0 ? null : deed(words.retry, () => inbox.retrySync(), 'sync');
    case 'order':
      return check.misplaced + check.doubled === 0 ? null : deed(words.refreshList, () => inbox.retrySync(), 'sync');
    case 'by-hand':
      return check.halted || check.ready ? null : deed(words.restartPanel, ground.restart);
    case 'stored':
      return check.quarantined === 0 ? null : deed(health.exportRows, ground.exportRows);
    case 'test':
      return check.offered === null || check.outcome === 'pending' ? null : deed(health.sendTest, ground.sendTest, 'send');
    case 'network':
      return null;
  }
}

function isDefined(panel: Exclude<Panel, 'inbox'>): boolean {
  return customElements.get(panelTags[panel]) !== undefined;
}

/** The first store whose login is gone, else the first whose login is about to go. */
function worstStore({ stores: troubled }: Extract<HealthFacts, { id: 'login' }>, stores: readonly Store[]): Store | null {
  const worst = troubled.find(({ login }) => login !== 'expires-soon') ?? troubled[0];
  return stores.find(({ id }) => id === worst?.storeId) ?? null;
}

/** Without the centre, the conversations that hold such messages. */
function showFailed(view: View): void {
  if (isDefined('failed')) {
    view.$failed.set(allFailed);
    view.$panel.set('failed');
    return;
  }
  view.$storeId.set(null);
  view.$choice.set({ ...everything, filter: 'not-sent' });
  view.$panel.set('inbox');
}

function showUnread(view: View, storeId: StoreId | null): void {
  view.$storeId.set(storeId);
  view.$choice.set({ ...everything, filter: 'unread' });
  view.$panel.set('inbox');
}
