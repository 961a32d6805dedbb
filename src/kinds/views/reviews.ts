import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { memoized } from '../../core/memoized.ts';
import type { Near } from '../../core/rule.ts';
import { dayAfter, daysAfter, daysBetween } from './days.ts';
import { reviewOf } from './history.ts';
import { perBook, perEntry } from './kept.ts';
import { settingsOf } from './settings.ts';

/** How much depends on a page: what it costs when it is wrong. */
export type Risk = 'high' | 'usual' | 'low';

/** Roles and stages together from which on a wrong page stops a whole collaboration: two roles meet in about four stages. */
const muchDepends = 8;

/** Up to here one role in one stage notices by itself. */
const littleDepends = 2;

/** How many times the handbook's own rhythm may pass between two looks: never sooner than it says. */
const pace: Readonly<Record<Risk, number>> = { high: 1, usual: 1.5, low: 2 };

/** By how much longer it may take, so that pages that were written together do not fall due together. */
const spread = 0.2;

interface Dependents {
	readonly roles: ReadonlySet<string>;
	readonly stages: ReadonlySet<string>;
}

/** The roles that have to do with a page, and the stages of the customer's journey in which it counts. */
export const dependentsOf = (book: Facts, entry: Entry): Dependents => dependents(book)(entry);

const dependents = perBook((book) =>
	memoized((entry: Entry): Dependents => {
		const roles = new Set<string>();
		const stages = new Set<string>();
		for (const { to, part, path, outcome } of book.linksFrom(entry)) {
			if (outcome !== 'found' || !to || !path || path[0] === 'owner') continue;
			if (to.kind.name === 'role') roles.add(to.id);
			if (to.kind.single && path.at(-1) !== 'function' && isStage(to, part)) stages.add(part!);
		}
		for (const { from, path } of book.linksTo(entry)) {
			if (!path || path[0] === 'owner') continue;
			if (from.kind.name === 'role') roles.add(from.id);
			if (path[0] !== 'activities') continue;
			// What an activity uses counts in its stage, and for who answers for it.
			const stage = book.follow(from, ['activities', path[1]!, 'stage']);
			if (stage?.part !== undefined) stages.add(stage.part);
			const accountable = book.follow(from, ['activities', path[1]!, 'accountable'])?.to;
			if (accountable) roles.add(accountable.id);
		}
		return { roles, stages };
	}),
);

const isStage = (settings: Entry, id: string | undefined) =>
	settings.parts.some((part) => part.list === 'stages' && part.id === id);

export function riskOf(book: Facts, entry: Entry): Risk {
	const { roles, stages } = dependentsOf(book, entry);
	const count = roles.size + stages.size;
	return count >= muchDepends ? 'high' : count > littleDepends ? 'usual' : 'low';
}

/**
 * The day by which a page is to be looked at again: after the time it states itself, else after the handbook's own,
 * later where less depends on it. The same page always gives the same day. `undefined`
 * where nobody has looked yet.
 */
export const dueDay = (book: Facts, entry: Entry): string | undefined => dueDays(book)(entry);

const dueDays = perBook((book) => memoized((entry: Entry) => workOutDue(book, entry)));

function workOutDue(book: Facts, entry: Entry): string | undefined {
	const reviewed = reviewOf(entry);
	if (!reviewed) return undefined;
	if (reviewed.every) return dayAfter(reviewed.on, reviewed.every);
	const days = daysBetween(usualRhythm(book)) * pace[riskOf(book, entry)];
	return daysAfter(reviewed.on, days * (1 + spread * fraction(entry.id)));
}

/** The day by which a page was to be looked at again, where it has passed. */
export function overdueSince(book: Facts, entry: Entry): string | undefined {
	// What depends on a page is asked only once nothing else can put the day off.
	if ((soonestDue(book, entry) ?? book.today) >= book.today) return undefined;
	const due = dueDay(book, entry);
	return due !== undefined && due < book.today ? due : undefined;
}

/** The day on which a page falls due if everything depends on it. */
const soonestDue = perEntry((book, entry: Entry): string | undefined => {
	const reviewed = reviewOf(entry);
	if (!reviewed) return undefined;
	if (reviewed.every) return dayAfter(reviewed.on, reviewed.every);
	return daysAfter(reviewed.on, daysBetween(usualRhythm(book)) * pace.high);
});

const usualRhythm = (book: Near): string => settingsOf(book).review?.every ?? '6 months';

/** A number from 0 to 1 that hangs on the text alone: FNV-1a, with the last step of MurmurHash3 so that names that differ in a digit lie apart. */
function fraction(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
