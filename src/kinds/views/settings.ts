import type { Entry } from '../../core/entry.ts';
import type { Near, Problem } from '../../core/rule.ts';
import type { handbook } from '../handbook.ts';

/** The settings of the handbook, defaults and all. */
export const settingsOf = ({ settings }: Pick<Near, 'settings'>): Entry<typeof handbook>['data'] =>
	(settings?.data ?? {}) as Entry<typeof handbook>['data'];

/** The language a handbook is written in, without its country: `en`. */
export const languageOf = (book: Near): string => (settingsOf(book).language ?? 'en').toLowerCase().split('-')[0]!;

/** Whether the handbook is written in English: most rules that judge words know no other language. */
export const inEnglish = (book: Near): boolean => languageOf(book) === 'en';

/**
 * What a finding weighs about something that a handbook comes to last: an error where the whole bar is asked for.
 * OtherAddress a place where it was begun gets a warning, and one where it was not is only told of it.
 */
export const inTime = (book: Near, begun: boolean): Pick<Problem, 'severity'> =>
	settingsOf(book).profile === 'strict' ? {} : { severity: begun ? 'warning' : 'info' };
