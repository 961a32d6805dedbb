import type { Entry } from '../core/entry.ts';
import { Ref } from '../core/kind.ts';
import { linkOf } from '../kinds/views/links.ts';
import { nth } from '../words/sure.ts';
import type { Difference } from './found/differences.ts';
import { keyOf } from './found/lists.ts';
import type { Two } from './found/pairs.ts';

/** What is left of a difference without what only follows from a playbook being gone. */
export interface Consequence {
	readonly rest: Difference | undefined;
	/** The part that follows from it, and the playbooks it follows from. */
	readonly part: Difference;
	readonly gone: readonly Entry[];
}

/**
 * Takes out of a difference what follows from a playbook being gone: that lists do not name it any more. Who does not do
 * a piece of work any more stays told, since somebody else has to do it.
 */
export function consequenceOf(two: Two, gone: ReadonlySet<Entry>, difference: Difference): Consequence | undefined {
	const goneAt = (ref: unknown) => {
		const to = ref instanceof Ref ? linkOf(two.before, ref)?.to : undefined;
		return to && gone.has(to) ? to : undefined;
	};
	if (difference.form === 'set') {
		if (difference.added.length > 0 || difference.field === 'activities.responsible') return undefined;
		const removed = difference.removed.filter(goneAt);
		if (removed.length === 0) return undefined;
		const kept = difference.removed.filter((ref) => !removed.includes(ref));
		return {
			rest: kept.length + difference.reworded.length > 0 ? { ...difference, removed: kept } : undefined,
			part: { ...difference, removed, reworded: [] },
			gone: removed.flatMap((ref) => goneAt(ref) ?? []),
		};
	}
	if (difference.form !== 'removed') return undefined;
	const { item, field } = difference;
	const list = field.slice(field.lastIndexOf('.') + 1);
	const to = goneAt(list === 'steps' ? item.ref : item[nth(keyOf(list, item), 0)]);
	return to && { rest: undefined, part: difference, gone: [to] };
}
