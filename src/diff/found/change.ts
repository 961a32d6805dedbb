import type { Sentence } from './sentence.ts';

/** What a change is about, in order of what it means for people. */
export const topics = [
	'duty',
	'measure',
	'access',
	'cadence',
	'sense',
	'practice',
	'wording',
	'record',
	'search',
] as const;
export type Topic = (typeof topics)[number];

/** Whether a change of this topic shows on a page, where it is read. */
export const isRead = (topic: Topic): boolean => topic !== 'search';

/** Whether a change of this topic says more than what a page notes of itself: its version, its owner, the day it was looked at. */
export const isOfWork = (topic: Topic): boolean => isRead(topic) && topic !== 'record';

/** Which number of a version a change has to raise: the first, the second, the third, or none. */
export const levels = ['major', 'minor', 'patch', 'none'] as const;
export type Level = (typeof levels)[number];

/** What sort of change it is, in order of weight within a topic. */
export const types = [
	'merged',
	'duty-added',
	'accountable-changed',
	'duty-moved',
	'duty-removed',
	'handoff-added',
	'handoff-terms',
	'handoff-removed',
	'decision',
	'target',
	'direction',
	'credit',
	'judged-by',
	'definition',
	'access',
	'cadence',
	'added',
	'removed',
	'renamed',
	'status',
	'order',
	'block',
	'output',
	'step',
	'flow',
	'scope',
	'other',
	'reworded',
	'unread',
	'owner',
	'version',
	'reviewed',
] as const;
export type Type = (typeof types)[number];

/** A change as it stands in another playbook than the one it is told of. */
export interface OtherAddress {
	readonly level: Level;
	readonly places: readonly string[];
}

/** A difference told to a reader. */
export interface Told {
	readonly topic: Topic;
	readonly type: Type;
	readonly level: Level;
	readonly sentence: Sentence;
	/** The words themselves, where they are too long for a sentence. */
	readonly detail?: { readonly before?: string; readonly after?: string };
	/** Id of the rule of which it speaks. */
	readonly rule?: string;
	/** Ids of other playbooks in which the same change stands. */
	readonly also?: readonly string[];
	/** What it is in each of them, where that is not the same: the number it asks for, and the places. */
	readonly elsewhere?: ReadonlyMap<string, OtherAddress>;
}

/** Whom a change concerns beside the playbook it stands in: ids, those first that it concerns most. */
export interface Reach {
	readonly roles: readonly string[];
	readonly collaborations: readonly string[];
	readonly communities: readonly string[];
	readonly sessions: readonly string[];
	readonly paths: readonly string[];
}

export interface Change extends Told {
	/** Id of the playbook, as it is called in the newer handbook, or was in the older one. */
	readonly playbook: string;
	/** Where in the playbook: names of fields and ids of items, `activities.size-solution.accountable`. */
	readonly place: string;
	readonly reach: Reach;
}
