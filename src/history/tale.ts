import { isRead, topics } from '../diff/found/change.ts';
import { nth } from '../words/sure.ts';

/** What differs between two states of a playbook, in order of weight: data that is kept, whatever things are called by now. */
export type Tale = readonly TaleSentence[];

export interface TaleSentence {
	/** Place among the topics. */
	readonly topic: number;
	readonly pieces: readonly TalePiece[];
}

/** Plain words; words of the playbook, perhaps the name of a part of it; or the id of something else, of several where one is meant. */
export type TalePiece = string | { readonly quote: string; readonly part?: string } | { readonly name: string };

/** Whether all of it is about what the page is found by, which nobody reads. */
export const isOfSearch = (tale: Tale): boolean =>
	tale.length > 0 && tale.every(({ topic }) => !isRead(nth(topics, topic)));
