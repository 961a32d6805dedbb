import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Link } from '../../src/core/link.ts';
import type { Peer } from './expectation.ts';
import { along, among, collaborationsOf, entriesAmong, goneWith, isNamedElsewhere, linksBut, named } from './links.ts';
import type { Mutant } from './mutant.ts';
import { activitiesOf } from './work.ts';

/** The roles a session invites. */
export const invited = (book: Handbook, session: Entry): Set<Entry> =>
	new Set([...named(book, session, 'required', '*'), ...named(book, session, 'optional', '*')]);

export function isNoPartner({ entry, ends: [role] }: Mutant, book: Handbook): boolean {
	return !collaborationsOf(book, entry, 'assessment').some((one) => named(book, one, 'roles', '*').includes(role!));
}

export function isCoachedElsewhere(mutant: Mutant, book: Handbook): boolean {
	const { entry, path } = mutant;
	const stage = book.follow(entry, path)?.part;
	return collaborationsOf(book, entry, 'coaching')
		.filter((one) => along(book, one, 'stages', '*').some(({ part }) => part === stage))
		.every((one) =>
			named(book, one, 'coaching', '*').some((guide) =>
				among(linksBut(book, guide, mutant), 'areas', 'stage').some(({ part }) => part === stage),
			),
		);
}

export function isCoachedByOthers(mutant: Mutant, book: Handbook): boolean {
	const links = linksBut(book, mutant.entry, mutant);
	const coached = new Set(
		entriesAmong(links, 'coaching').flatMap((guide) =>
			along(book, guide, 'areas', '*', 'stage').map(({ part }) => part),
		),
	);
	const roles = new Set(entriesAmong(links, 'coaching').flatMap((guide) => named(book, guide, 'for')));
	return (
		isNamedElsewhere(mutant, book) &&
		among(links, 'stages').every(({ part }) => coached.has(part)) &&
		named(book, mutant.entry, 'roles', '*').every((role) => roles.has(role))
	);
}

/** Whether a coach can open the source of everything a guide is to move. */
export const seesMeasures = (book: Handbook, guide: Entry, coach: Entry): boolean =>
	named(book, guide, 'areas', '*', 'measures', '*').every((measure) => {
		const source = book.follow(measure, ['source'])?.to;
		return !source || named(book, coach, 'access', '*', 'system').includes(source);
	});

/** Members of a community and those who lead it. */
export const presentIn = (book: Handbook, community: Entry): Set<Entry> =>
	new Set([['members', '*'], ['moderator'], ['backup']].flatMap((path) => named(book, community, ...path)));

export function meetsElsewhere(mutant: Mutant, book: Handbook): boolean {
	const links = linksBut(book, mutant.entry, mutant);
	const present = new Set(entriesAmong(links, 'communities').flatMap((one) => [...presentIn(book, one)]));
	return isNamedElsewhere(mutant, book) && entriesAmong(links, 'roles').every((role) => present.has(role));
}

/** Whether every collaboration that is touched keeps a commitment, and one of its sponsor if it had one. */
export function isCommittedElsewhere(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const touched = entry.kind.name === 'collaboration' ? [entry] : collaborationsOf(book, entry, 'culture');
	return touched.every((one) => {
		const goal = book.follow(one, ['goal'])?.to;
		const sponsor = goal && book.follow(goal, ['sponsor'])?.to;
		const before = named(book, one, 'culture', '*').flatMap((page) => named(book, page, 'commitments', '*', 'by'));
		const after = entriesAmong(linksBut(book, one, mutant), 'culture').flatMap((page) =>
			entriesAmong(linksBut(book, page, mutant), 'commitments', 'by'),
		);
		return after.length > 0 && (!sponsor || !before.includes(sponsor) || after.includes(sponsor));
	});
}

/** Whether a role leads others and stands above a member of a community. */
export const leadsMember = ({ entry: role }: Peer, { entry }: Pick<Mutant, 'entry'>, book: Handbook): boolean =>
	leads(role) &&
	named(book, entry, 'members', '*').some(
		(member) => member !== role && book.follow(member, ['escalates_to'])?.to === role,
	);

export function isNotCountedOn({ entry, ends: [role] }: Mutant, book: Handbook): boolean {
	if (named(book, entry, 'moderator').includes(role!) || named(book, entry, 'backup').includes(role!)) return true;
	const required = named(book, entry, 'sessions', '*').flatMap((session) => named(book, session, 'required', '*'));
	return (
		!required.includes(role!) &&
		collaborationsOf(book, entry, 'communities')
			.filter((one) => named(book, one, 'roles', '*').includes(role!))
			.every((one) =>
				named(book, one, 'communities', '*').some((other) => other !== entry && presentIn(book, other).has(role!)),
			)
	);
}

export function membersMeetElsewhere(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const guests = new Set(
		entriesAmong(linksBut(book, entry, mutant), 'sessions').flatMap((one) => [...invited(book, one)]),
	);
	const leaders = [...named(book, entry, 'moderator'), ...named(book, entry, 'backup')];
	return (
		isNamedElsewhere(mutant, book) &&
		named(book, entry, 'members', '*').every((role) => guests.has(role) || leaders.includes(role))
	);
}

/** Whether others see a role in a session or process. */
export const isNamedIn = (book: Handbook, role: Entry | undefined, place: Entry | undefined): boolean =>
	role === undefined ||
	place === undefined ||
	book.linksFrom(place).some(({ to, path }) => to === role && path !== undefined && path[0] !== 'owner');

/** Whether a session loses nobody who leads a block, keeps a promise there or is a member that no other session invites. */
export function isNoNeededGuest({ entry, ends, path }: Mutant, book: Handbook): boolean {
	const leads = named(book, entry, 'blocks', '*', 'lead');
	const gone = ends.slice(0, typeof path.at(-1) === 'number' ? 1 : ends.length);
	return gone.every(
		(role) =>
			!leads.includes(role) &&
			!book
				.linksTo(entry)
				.some(
					({ from, path }) => path?.at(-1) === 'where' && book.follow(from, [...path.slice(0, -1), 'by'])?.to === role,
				) &&
			book
				.linksTo(entry)
				.filter(
					({ from, path }) =>
						from.kind.name === 'community' &&
						path?.[0] === 'sessions' &&
						named(book, from, 'members', '*').includes(role),
				)
				.every(
					({ from }) =>
						named(book, from, 'moderator').includes(role) ||
						named(book, from, 'backup').includes(role) ||
						named(book, from, 'sessions', '*').some((other) => other !== entry && invited(book, other).has(role)),
				),
	);
}

/** Whether a newcomer gets to every system and partner of the role without the step, too. */
export function isNoOnlyStep(mutant: Mutant, book: Handbook): boolean {
	const { entry, path } = mutant;
	const role = book.follow(entry, ['role'])?.to;
	const [step] = along(book, entry, 'steps', String(path[1]), 'ref');
	const rest = among(linksBut(book, entry, mutant), 'steps', 'ref');
	const others = rest.flatMap(({ to }) => to ?? []);
	if (!role || !step?.to) return true;
	const own = activitiesOf(book).filter(({ doers }) => doers.includes(role));
	if (own.some(({ systems }) => systems.includes(step.to!)) && !others.includes(step.to)) return false;
	const met = new Set(rest.flatMap((link) => metIn(book, link)));
	return partnersOf(book, role).every((partner) => met.has(partner) || !metIn(book, step).includes(partner));
}

/** Everybody a newcomer meets in what a step is about. */
function metIn(book: Handbook, { to, part }: Pick<Link, 'to' | 'part'>): Entry[] {
	if (!to) return [];
	if (to.kind.name === 'role') return [to];
	if (to.kind.name === 'session') return [...invited(book, to)];
	if (to.kind.name === 'community') return named(book, to, 'members', '*');
	return activitiesOf(book).flatMap(({ process, id, everybody }) =>
		process === to && (part === undefined || part === id) ? everybody : [],
	);
}

/** The roles that a role takes work from or passes it to. */
function partnersOf(book: Handbook, role: Entry): Entry[] {
	return activitiesOf(book).flatMap((from) =>
		from.next.flatMap(({ process, id }) => {
			const to = activitiesOf(book).find((one) => one.process === process && one.id === id);
			const pair = [from.accountable, to?.accountable];
			return pair.includes(role) ? pair.filter((one) => one !== undefined && one !== role) : [];
		}),
	) as Entry[];
}

export const leads = ({ data }: Entry): boolean => (data as { leadership?: boolean }).leadership === true;

/** The roles above a role, in order, as far as they are new. */
export function chainFrom(book: Handbook, role: Entry): Entry[] {
	const chain: Entry[] = [];
	let above = book.follow(role, ['escalates_to'])?.to;
	while (above && !chain.includes(above)) {
		chain.push(above);
		above = book.follow(above, ['escalates_to'])?.to;
	}
	return chain;
}

export const receivesNone = ({ entry }: Mutant, book: Handbook): boolean =>
	leads(entry) || !book.linksTo(entry).some(({ path }) => path?.[0] === 'escalates_to' || path?.[0] === 'escalation');

/** Whether each measure that an area no longer names is coached elsewhere, or judges nobody who is coached here. */
export function isSpokenOfElsewhere(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const role = book.follow(entry, ['for'])?.to;
	const gone = entry.refs.length > 0 ? goneWith(mutant, book) : [];
	const guides = role ? book.linksTo(role).flatMap(({ from, path }) => (path?.[0] === 'for' ? [from] : [])) : [];
	const coached = guides.flatMap((guide) =>
		linksBut(book, guide, mutant).flatMap(({ to, path }) => (path?.[2] === 'measures' && to ? [to] : [])),
	);
	return gone.every((measure) => !named(book, role!, 'measures', '*').includes(measure) || coached.includes(measure));
}

/** Whether nothing tells that a role has lost its guide: it has another one, or no collaboration uses this one for it. */
export function isNotCoachedFor({ entry, ends: [role] }: Mutant, book: Handbook): boolean {
	return (
		book.linksTo(role!).some(({ from, path }) => from !== entry && path?.[0] === 'for') ||
		!collaborationsOf(book, entry, 'coaching').some((one) => named(book, one, 'roles', '*').includes(role!))
	);
}

export function isReading({ entry, path: [, index] }: Mutant): boolean {
	const { steps } = entry.data as { steps: readonly { kind: string }[] };
	return ['read', 'quiz', 'teach'].includes(steps[Number(index)]!.kind);
}
