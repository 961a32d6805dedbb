import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/rule.ts';
import { handbook } from '../handbook.ts';

/** The settings of the handbook: there always are some, be it the defaults. */
const settingsOf = (book: Facts): Entry<typeof handbook> | undefined => book.of(handbook)[0];

/** Whether the handbook is written in English: rules that judge words know no other language. */
export const inEnglish = (book: Facts): boolean => /^en(?:-|$)/i.test(settingsOf(book)?.data.language ?? 'en');
