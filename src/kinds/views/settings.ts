import type { Entry } from '../../core/entry.ts';
import type { Near } from '../../core/rule.ts';
import type { handbook } from '../handbook.ts';

/** The settings of the handbook, defaults and all. */
export const settingsOf = ({ settings }: Pick<Near, 'settings'>): Entry<typeof handbook>['data'] =>
	(settings?.data ?? {}) as Entry<typeof handbook>['data'];

/** Whether the handbook is written in English: rules that judge words know no other language. */
export const inEnglish = (book: Near): boolean => /^en(?:-|$)/i.test(settingsOf(book).language ?? 'en');
