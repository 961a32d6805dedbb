import type { Facts } from '../core/handbook.ts';
import { diffHandbooks } from '../diff/diff.ts';
import { isRead, type Topic } from '../diff/found/change.ts';
import { plain } from '../diff/found/sentence.ts';
import type { EditionName } from './edition-names.ts';

/** What one edition changed of the one before it, or what has changed since the newest. */
export interface Step {
	readonly from: EditionName;
	/** Absent for what has changed since. */
	readonly to?: EditionName;
	readonly changes: readonly StepChange[];
}

/** A change between two editions, in words: neither handbook is needed to show it. */
export interface StepChange {
	readonly topic: Topic;
	readonly sentence: string;
	/** Id of the playbook as the newer of the two calls it, or the older where it is gone; empty for the settings. */
	readonly playbook: string;
	readonly title: string;
	readonly icon: string;
	readonly gone?: true;
	/** The roles it reaches. */
	readonly roles: readonly { readonly id: string; readonly title: string }[];
}

/** What differs in meaning between two states of a handbook, what means most for people first. */
export function stepChanges(before: Facts, after: Facts): readonly StepChange[] {
	const titleOf = (id: string) => (after.find(id) ?? before.find(id))?.title ?? id;
	// An edition is not news of the one that names it, nor is what nobody sees.
	const told = diffHandbooks(before, after).changes.filter(
		({ place, topic }) => !place.startsWith('editions') && isRead(topic),
	);
	return told.map(({ topic, sentence, playbook, reach }) => {
		const entry = after.find(playbook);
		const one = (entry ?? before.find(playbook))!;
		return {
			topic,
			sentence: plain(sentence),
			playbook: one.kind.single ? '' : playbook,
			title: titleOf(playbook),
			icon: one.kind.single ? 'book' : one.kind.name,
			...(entry ? {} : { gone: true as const }),
			// A role is concerned by its own page as well.
			roles: [...(one.kind.name === 'role' ? [playbook] : []), ...reach.roles].map((id) => ({
				id,
				title: titleOf(id),
			})),
		};
	});
}
