import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';

/** Whether an entry stands in a file of the handbook. */
export const isOwn = ({ sources }: Entry, book: Handbook): boolean => book.sources.has(sources[0]?.path ?? '');
