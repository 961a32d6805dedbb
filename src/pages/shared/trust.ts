import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { suspectsOf } from '../../diff/suspects.ts';
import { dayInWords } from '../../kinds/views/days.ts';
import { reviewOf } from '../../kinds/views/history.ts';
import { dependentsOf, dueDay, type Risk, riskOf } from '../../kinds/views/reviews.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { taleInBrief } from '../../page/phrases.ts';
import type { View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';

/** How far a page can be relied on, and why. */
export interface Trust {
	/** What matters most to a reader: suspect before due, due before ownerless. */
	readonly state: 'verified' | 'unreviewed' | 'due' | 'suspect' | 'ownerless';
	/** Every state that holds, with a sentence each, the weightiest first. */
	readonly reasons: readonly {
		readonly state: Trust['state'];
		readonly sentence: string;
		/** The same with what changed in meaning, where the versions of what changed are known. */
		readonly told?: string;
	}[];
	/** The day somebody last compared it with the work, and how. */
	readonly reviewed?: { readonly on: string; readonly evidence?: string };
	/** The day by which it is to be looked at again. */
	readonly due?: string;
	/** What it builds on that has changed since. */
	readonly suspects: readonly Suspect[];
	readonly risk: Risk;
	/** Ids of the roles that have to do with it. */
	readonly roles: readonly string[];
	/** Ids of the stages in which it counts. */
	readonly stages: readonly string[];
}

/** A playbook that has changed since the page that builds on it was looked at. */
interface Suspect {
	readonly id: string;
	readonly title: string;
	readonly version: string;
	readonly date: string;
	/** What it says of the change. */
	readonly note: string;
	/** The fields of this page that refer to it; empty where only its text does. */
	readonly fields: readonly string[];
}

/** What has to be known of a handbook to judge its pages. */
type Known = Pick<View, 'book' | 'versions'> & { readonly frame: Pick<View['frame'], 'base'> };

/** What a playbook says otherwise than on the day of a review, the weightiest first; nothing where that is not known. */
function toldSince(known: Known, id: string, day: string): string | undefined {
	const versions = known.versions?.get(id);
	if (!versions) return undefined;
	const then = versions.versions.findIndex(({ commit }) => commit !== undefined && commit.date <= day);
	if (then < 1) return undefined;
	return taleInBrief(versions.tale(then, 0), known);
}

/** How far a reader may rely on `entry`; nothing for what is not in force and for pages nobody reviews. */
export function trustOf({ book, frame, versions }: Known, entry: Entry): Trust | undefined {
	if (!Object.hasOwn(entry.kind.schema.shape, 'reviewed') || entry.kind.single || !isCurrent(entry)) return undefined;
	const reviewed = reviewOf(entry);
	const due = dueDay(book, entry);
	const suspects = shaken(book, entry);
	const told = (id: string) => reviewed && toldSince({ book, frame, versions }, id, reviewed.on);
	const { roles, stages } = dependentsOf(book, entry);
	const reasons = [...reasonsOf(book, entry, due, suspects, told)];
	return {
		state: nth(reasons, 0).state,
		reasons,
		...(reviewed
			? { reviewed: { on: reviewed.on, ...(reviewed.evidence ? { evidence: reviewed.evidence } : {}) } }
			: {}),
		...(due === undefined ? {} : { due }),
		suspects,
		risk: riskOf(book, entry),
		roles: [...roles].sort(),
		stages: [...stages].sort(),
	};
}

function shaken(book: Facts, entry: Entry): Suspect[] {
	return [...suspectsOf(book, entry)].flatMap(([to, { paths, change }]) => {
		// What changed in silence is told of where two states are compared.
		if (!change) return [];
		const { version, date, note } = change;
		const fields = new Set(paths.map((path) => String(path[0]).replaceAll('_', ' ')));
		return [{ id: to.id, title: to.title, version, date, note, fields: [...fields] }];
	});
}

function* reasonsOf(
	book: Facts,
	entry: Entry,
	due: string | undefined,
	suspects: readonly Suspect[],
	told: (id: string) => string | undefined,
): Generator<Trust['reasons'][number]> {
	const reviewed = reviewOf(entry);
	for (const { id, title, date, note, fields } of suspects) {
		const where =
			fields.length > 0 ? `, which stands here under ${fields.join(' and ')},` : ', to which the text here refers,';
		const changed = `"${title}"${where} changed on ${dayInWords(date)}, after the last look at this page`;
		const better = told(id);
		yield {
			state: 'suspect',
			sentence: `${changed}: ${note.replace(/[.\s]+$/, '')}.`,
			...(better === undefined ? {} : { told: `${changed}: ${better}` }),
		};
	}
	if (reviewed && due !== undefined && due < book.today)
		yield {
			state: 'due',
			sentence: `Last compared with the work on ${dayInWords(reviewed.on)}; it was to be looked at again by ${dayInWords(due)}.`,
		};
	if (!reviewed) yield { state: 'unreviewed', sentence: 'Nobody has noted yet that this was compared with the work.' };
	if ((entry.data as { owner?: unknown }).owner === undefined)
		yield { state: 'ownerless', sentence: 'Nobody keeps this page true, so there is nobody to tell of a mistake.' };
	if (reviewed && due !== undefined && due >= book.today && suspects.length === 0) {
		const how = reviewed.evidence === undefined ? '' : `: ${reviewed.evidence.replace(/[.\s]+$/, '')}`;
		yield {
			state: 'verified',
			sentence: `Compared with the work on ${dayInWords(reviewed.on)}${how}. To be looked at again by ${dayInWords(due)}.`,
		};
	}
}
