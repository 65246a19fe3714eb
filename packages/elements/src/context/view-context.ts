import { createContext } from '@lit/context';
import type { View } from './view.ts';

/** The view that rail and list share. */
export const viewContext = createContext<View>(Symbol.for('cs-inbox/view'));
