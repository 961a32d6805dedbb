import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Ref } from '../core/kind.ts';
import { action } from '../kinds/action.ts';
import { coaching } from '../kinds/coaching.ts';
import { collaboration } from '../kinds/collaboration.ts';
import { community } from '../kinds/community.ts';
import { goal } from '../kinds/goal.ts';
import { process } from '../kinds/process.ts';
import { role } from '../kinds/role.ts';
import { session } from '../kinds/session.ts';
import { system } from '../kinds/system.ts';
import { term } from '../kinds/term.ts';
import { accessOf, levelsOf, needsOf } from '../kinds/views/access.ts';
import { type Activity, activitiesOf } from '../kinds/views/activities.ts';
import { handoffsOf } from '../kinds/views/handoffs.ts';
import { entriesOf, entryOf, linkOf } from '../kinds/views/links.ts';
import { measuresOf } from '../kinds/views/measures.ts';
import { isCurrent } from '../kinds/views/status.ts';
import { waysFrom } from '../kinds/views/ways.ts';
import { got } from '../words/sure.ts';
import type { Form } from './wording.ts';

/** An answer worked out from the relations of the handbook. */
export interface Card {
	readonly form: Form;
	/** Ids of the records it is about, the one it leads to first. */
	readonly about: readonly string[];
	readonly lines: readonly Line[];
}

/** One line of an answer: what it says, and the records it names. */
interface Line {
	readonly label: string;
	readonly to: readonly string[];
	readonly text?: string;
}

/** Every answer that `book` can give, for what is or will be in force. */
export function* cardsOf(book: Handbook): Generator<Card> {
	yield* activityCards(book);
	yield* handoffCards(book);
	yield* roleCards(book);
	yield* systemCards(book);
	yield* sessionCards(book);
	yield* actionCards(book);
	yield* termCards(book);
	yield* agreedCards(book);
	yield* ownerCards(book);
}

const idOf = ({ process, facts }: Activity) => `${process.id}#${facts.id}`;
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const line = (label: string, to: readonly string[], text?: string): Line[] =>
	to.length > 0 || text ? [{ label, to, ...(text ? { text } : {}) }] : [];

function* activityCards(book: Handbook): Generator<Card> {
	for (const activity of activitiesOf(book)) {
		const { process, accountable, responsible, consulted, informed, facts } = activity;
		const next = waysFrom(book, activity);
		if (!isCurrent(process)) continue;
		const about = [idOf(activity)];
		const lines = [
			...line('Accountable', accountable ? [accountable.id] : []),
			...line('Responsible', ids(responsible)),
			...line('Consulted', ids(consulted)),
			...line('Informed', ids(informed)),
			...line('Done when', [], facts.done_when),
		];
		if (accountable) yield { form: 'responsibility', about, lines };
		const systems = activity.systems.flatMap(({ system: used, level, roles }) =>
			line(roles ? `${level}, for ${roles.map(({ title }) => title).join(', ')}` : level, [used.id]),
		);
		if (systems.length > 0) yield { form: 'place', about, lines: systems };
		if (next.length > 0)
			yield {
				form: 'next',
				about,
				lines: next.flatMap(({ to, facts: { when, handoff } }) =>
					line(
						when ? `When ${when.charAt(0).toLowerCase()}${when.slice(1)}` : 'Then',
						[idOf(to), ...(to.accountable ? [to.accountable.id] : [])],
						handoff && `${handoff.artefact}${handoff.within ? ` within ${handoff.within}` : ''}`,
					),
				),
			};
	}
}

function* handoffCards(book: Handbook): Generator<Card> {
	for (const { step, facts } of handoffsOf(book)) {
		const { from, to } = step;
		if (!from.accountable || !to.accountable || from.accountable === to.accountable) continue;
		yield {
			form: 'handoff',
			about: [idOf(to), idOf(from), from.accountable.id, to.accountable.id],
			lines: [
				...line('Handed over', [], facts.artefact),
				...line('From', [from.accountable.id, idOf(from)]),
				...line('To', [to.accountable.id, idOf(to)], facts.within && `within ${facts.within}`),
				...facts.accept_when.flatMap((condition) => line('Accepted when', [], condition)),
				...line('If refused', [], facts.if_refused),
			],
		};
	}
}

function* roleCards(book: Handbook): Generator<Card> {
	const guides = book.of(coaching).filter(isCurrent);
	for (const one of book.of(role)) {
		if (!isCurrent(one)) continue;
		const about = [one.id];
		for (const [i, { decision, limits }] of (one.data.decides ?? []).entries())
			yield { form: 'decision', about: [`${one.id}#decides#${i}`, one.id], lines: line(decision, about, limits) };
		const { mission, accountabilities = [] } = one.data;
		const duties = accountabilities.map(({ id }) => `${one.id}#${id}`);
		if (mission) yield { form: 'duties', about, lines: [...line('', [], mission), ...line('Answers for', duties)] };
		const granted = accessOf(book, one);
		const needs = needsOf(book).get(one);
		const systems = new Set([...granted.keys(), ...(needs?.keys() ?? [])]);
		if (systems.size > 0)
			yield {
				form: 'access',
				about,
				lines: [...systems].flatMap((to) =>
					line(levelsOf(granted.get(to), needs?.get(to)?.use), [to.id], to.data.request),
				),
			};
		const measures = measuresOf(book, one);
		if (measures.length > 0) yield { form: 'measures', about, lines: line('Measures', ids(measures)) };
		const coach = entryOf(book, role, one.data.coached_by);
		const up = entryOf(book, role, one.data.escalates_to);
		const lines = [
			...line('Escalates to', up ? [up.id] : []),
			...line('Coached by', coach ? [coach.id] : []),
			...line('Coaching', ids(guides.filter((guide) => entryOf(book, role, guide.data.for) === one))),
		];
		if (lines.length > 0) yield { form: 'help', about, lines };
	}
}

function* systemCards(book: Handbook): Generator<Card> {
	const roles = book.of(role).filter(isCurrent);
	for (const one of book.of(system)) {
		const having = Map.groupBy(
			roles.filter((of) => accessOf(book, of).has(one)),
			(of) => got(accessOf(book, of), one).level,
		);
		const lines = [
			...line('How to ask', [], one.data.request),
			...[...new Set([...(one.data.levels ?? []), ...having.keys()])].flatMap((level) =>
				line(level, ids(having.get(level) ?? [])),
			),
		];
		if (isCurrent(one) && lines.length > 0) yield { form: 'access', about: [one.id], lines };
	}
}

function* sessionCards(book: Handbook): Generator<Card> {
	const covers = new Map<string, Set<string>>();
	const cover = (id: string | undefined, of: string) => {
		if (id !== undefined) covers.set(id, (covers.get(id) ?? new Set()).add(of));
	};
	const goalOf = new Map(book.of(process).map((one) => [one.id, entryOf(book, goal, one.data.goal)?.id]));
	for (const one of book.of(session)) {
		if (!isCurrent(one)) continue;
		const { prework = [], blocks = [], fits = [], required, optional } = one.data;
		const about = [one.id];
		const materials = [...new Set(blocks.flatMap((block) => block.materials))];
		const lines = [
			...prework.flatMap((task) => line('Beforehand', [], task)),
			...line('At hand', [], materials.join(', ') || undefined),
		];
		if (lines.length > 0) yield { form: 'preparation', about, lines };
		const moderating = book
			.of(community)
			.filter((meets) => entriesOf(book, session, meets.data.sessions).includes(one));
		const invited = [
			...line('Required', ids(entriesOf(book, role, required))),
			...line('Welcome', ids(entriesOf(book, role, optional))),
			...line('Takes place in', ids(moderating)),
		];
		if (invited.length > 0) yield { form: 'invited', about, lines: invited };
		for (const link of fits.map((ref: Ref) => linkOf(book, ref))) {
			if (!link?.to) continue;
			cover(link.part === undefined ? link.to.id : `${link.to.id}#${link.part}`, one.id);
			cover(link.to.id, one.id);
			cover(goalOf.get(link.to.id), one.id);
		}
	}
	for (const meets of book.of(community)) {
		const moderator = entryOf(book, role, meets.data.moderator);
		const lines = [
			...line('Moderated by', moderator ? [moderator.id] : []),
			...line('Members', ids(entriesOf(book, role, meets.data.members))),
		];
		if (isCurrent(meets) && lines.length > 0) yield { form: 'invited', about: [meets.id], lines };
	}
	for (const [id, sessions] of covers) yield { form: 'sessions', about: [id], lines: line('Sessions', [...sessions]) };
}

function* actionCards(book: Handbook): Generator<Card> {
	for (const one of book.of(action)) {
		const place = entryOf(book, system, one.data.system);
		const owner = entryOf(book, role, one.data.owner);
		if (!isCurrent(one) || !place) continue;
		const lines = [...line('Logged in', [place.id]), ...line('By', owner ? [owner.id] : [])];
		yield { form: 'place', about: [one.id], lines };
	}
}

/** What was agreed for a situation, which stands beside it wherever it is found; nobody is answered with it alone. */
function* agreedCards(book: Handbook): Generator<Card> {
	for (const one of book.of(collaboration)) {
		if (!isCurrent(one)) continue;
		for (const [i, { decision, decided_by }] of (one.data.rules_of_engagement ?? []).entries()) {
			const judge = entryOf(book, role, decided_by);
			const about = [`${one.id}#rules_of_engagement#${i}`];
			yield {
				form: 'agreed',
				about,
				lines: [...line('', [], decision), ...line('Else decides', judge ? [judge.id] : [])],
			};
		}
		for (const [i, { to, within }] of (one.data.escalation ?? []).entries()) {
			const helper = entryOf(book, role, to);
			const about = [`${one.id}#escalation#${i}`];
			if (helper) yield { form: 'agreed', about, lines: line('To', [helper.id], within && `within ${within}`) };
		}
	}
}

function* termCards(book: Handbook): Generator<Card> {
	for (const one of book.of(term)) {
		if (!isCurrent(one) || !one.data.definition) continue;
		const others = entriesOf(book, term, one.data.not_to_confuse_with);
		yield {
			form: 'meaning',
			about: [one.id],
			lines: [
				{ label: one.data.abbreviation ?? '', to: [], text: one.data.definition },
				...others.flatMap((other) => line('Not to confuse with', [other.id], other.data.definition)),
			],
		};
	}
}

function* ownerCards(book: Handbook): Generator<Card> {
	for (const entry of book.entries) {
		if (entry.kind.single || !isCurrent(entry)) continue;
		const link = linkOf(book, (entry.data as { owner?: Ref }).owner);
		if (!link?.to) continue;
		const group = link.to.kind.single && link.to.parts.find(({ list, id }) => list === 'groups' && id === link.part);
		if (!group && link.to.kind.single) continue;
		const sponsor = entryOf(book, role, (entry.data as { sponsor?: Ref }).sponsor);
		const lines = [
			...line('Sponsored by', sponsor ? [sponsor.id] : []),
			...line('Kept by', group ? [] : [link.to.id], group ? group.title : undefined),
		];
		yield { form: 'owner', about: [entry.id], lines };
	}
}
