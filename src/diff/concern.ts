import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import { Ref } from '../core/kind.ts';
import type { KindName } from '../kinds/index.ts';
import { linkOf } from '../kinds/views/links.ts';
import { type Item, itemsOf } from './found/match.ts';

/** A place in a playbook that a change touches. */
export interface Focus {
	readonly entry: Entry;
	/** The field, from the outside in: `activities.next.handoff.within`; `prose`; empty for the playbook as a whole. */
	readonly field: string;
	/** The items of lists it stands in, outermost first, or that came or went. */
	readonly items: readonly Item[];
	/** The references that are other ones than before. */
	readonly named: readonly Ref[];
}

/** Whom a change in one place concerns, those first whose work it changes most; the same one may come twice. */
export function* concernedBy(book: Facts, focus: Focus): Generator<Entry> {
	const { entry, named } = focus;
	// A role is concerned by its own page before anybody it names.
	if (entry.kind.name === 'role') yield entry;
	for (const ref of named) yield* roles(book, ref);
	yield* byKind[entry.kind.name]?.(book, focus) ?? [];
}

type Concern = (book: Facts, focus: Focus) => Iterable<Entry>;

const data = ({ data }: Entry) => data;

/** The roles that references lead to. */
function* roles(book: Facts, ...values: readonly unknown[]): Generator<Entry> {
	for (const value of values.flat()) {
		const link = value instanceof Ref ? linkOf(book, value) : undefined;
		if (link?.outcome === 'found' && link.to?.kind.name === 'role') yield link.to;
	}
}

/** Playbooks of a kind in which a field refers to another one, or to a part of it. */
function* referring(
	book: Facts,
	to: Entry,
	kind: KindName,
	fields: readonly string[],
	part?: unknown,
): Generator<Entry> {
	for (const link of book.linksTo(to))
		if (
			link.from.kind.name === kind &&
			fields.includes(String(link.path?.[0])) &&
			(part === undefined || link.part === part)
		)
			yield link.from;
}

/** The activities in which something is referred to, or a part of it. */
function* activitiesAt(book: Facts, to: Entry, part?: unknown): Generator<Item> {
	for (const { from, path, part: named } of book.linksTo(to)) {
		if (path?.[0] !== 'activities' || from.kind.name !== 'process' || (part !== undefined && named !== part)) continue;
		const activity = typeof path[1] === 'number' ? itemsOf(data(from).activities)[path[1]] : undefined;
		if (activity) yield activity;
	}
}

/** The activity that a reference leads to, in this process or in another. */
function activityOf(book: Facts, ref: unknown): Item | undefined {
	const link = ref instanceof Ref ? linkOf(book, ref) : undefined;
	return link?.to && itemsOf(data(link.to).activities).find(({ id }) => id === link.part);
}

/** Who answers for activities, then who does them. */
function* workers(book: Facts, activities: Iterable<Item>): Generator<Entry> {
	const list = [...activities];
	for (const { accountable } of list) yield* roles(book, accountable);
	for (const { responsible } of list) yield* roles(book, responsible);
}

/** Fields of an activity that those feel too who work before and after it. */
const feltNextDoor = /^activities(?:\.(?:accountable|outputs|done_when)\b.*)?$/;

const process: Concern = function* (book, { entry, field, items: [activity, way] }) {
	const activities = itemsOf(data(entry).activities);
	if (!activity) yield* workers(book, activities);
	else if (field.startsWith('activities.next')) {
		// What is handed over binds who gives it and who takes it, and nobody else.
		const next = activityOf(book, way?.activity);
		yield* workers(book, next ? [activity, next] : [activity]);
	} else {
		yield* workers(book, [activity]);
		if (feltNextDoor.test(field)) {
			yield* roles(book, activity.consulted);
			const after = itemsOf(activity.next)
				.map((one) => activityOf(book, one.activity))
				.filter((one) => one !== undefined);
			const before = activities.filter((one) =>
				itemsOf(one.next).some((to) => activityOf(book, to.activity) === activity),
			);
			for (const { accountable } of [...after, ...before]) yield* roles(book, accountable);
		}
		if (field === 'activities' || /\.(?:title|stage|done_when)$/.test(field)) {
			yield* referring(book, entry, 'session', ['fits'], activity.id);
			yield* referring(book, entry, 'path', ['steps'], activity.id);
		}
	}
	if (field !== 'prose') yield* referring(book, entry, 'collaboration', ['processes']);
	if (field === '') yield* referring(book, entry, 'session', ['fits']);
	if (field === '') yield* referring(book, entry, 'path', ['steps']);
};

const role: Concern = function* (book, { entry, field, items: [item] }) {
	if (field.startsWith('accountabilities')) {
		const activity = activityOf(book, item?.activity);
		if (activity) yield* workers(book, [activity]);
	}
	if (field.startsWith('decides')) yield* roles(book, data(entry).escalates_to);
	if (field.startsWith('not_responsible_for')) yield* roles(book, item?.partner);
	if (field !== '') return;
	yield* referring(book, entry, 'role', ['coached_by', 'escalates_to', 'not_responsible_for']);
	yield* roles(book, data(entry).coached_by, data(entry).escalates_to);
	yield* referring(book, entry, 'collaboration', ['roles']);
	yield* referring(book, entry, 'community', ['members', 'moderator', 'backup']);
	yield* referring(book, entry, 'session', ['required', 'blocks']);
	yield* referring(book, entry, 'path', ['role', 'steps']);
};

const session: Concern = function* (book, { entry, field, items: [block] }) {
	const { required, blocks, optional } = data(entry);
	yield* roles(book, block?.lead, required, ...itemsOf(blocks).map(({ lead }) => lead));
	if (field === 'prose') return;
	if (field === '' || field === 'minutes') yield* roles(book, optional);
	yield* referring(book, entry, 'community', ['sessions']);
	if (field === '') yield* referring(book, entry, 'path', ['steps']);
};

const community: Concern = function* (book, { entry, field }) {
	const { moderator, members, backup } = data(entry);
	yield* roles(book, moderator, members, backup);
	if (field === '') yield* referring(book, entry, 'collaboration', ['communities']);
	if (field === '') yield* referring(book, entry, 'path', ['steps']);
};

const collaboration: Concern = function* (book, { entry, items: [item] }) {
	yield* roles(book, item?.to, item?.decided_by, data(entry).roles);
};

const measure: Concern = function* (book, { entry, field }) {
	const { owners } = data(entry);
	if (field === 'owners') yield* roles(book, owners);
	yield* referring(book, entry, 'role', ['measures']);
	for (const { accountable } of activitiesAt(book, entry)) yield* roles(book, accountable);
	yield* roles(book, owners);
	if (field === 'prose') return;
	for (const goal of referring(book, entry, 'goal', ['measures']))
		yield* referring(book, goal, 'collaboration', ['goal']);
};

const goal: Concern = function* (book, { entry, field }) {
	yield* roles(book, data(entry).sponsor);
	if (field === 'prose') return;
	for (const one of referring(book, entry, 'collaboration', ['goal'])) yield* [...roles(book, data(one).roles), one];
};

const system: Concern = function* (book, { entry, field }) {
	yield* referring(book, entry, 'role', ['access']);
	if (field === 'prose') return;
	for (const { accountable } of activitiesAt(book, entry)) yield* roles(book, accountable);
	if (field === '') yield* referring(book, entry, 'path', ['steps']);
};

const action: Concern = function* (book, { entry, field }) {
	yield* roles(book, data(entry).owner, activityOf(book, data(entry).activity)?.accountable);
	if (field !== 'prose') yield* referring(book, entry, 'session', ['outputs']);
};

const coaching: Concern = (book, { entry }) => roles(book, data(entry).by, data(entry).for);

const culture: Concern = function* (book, { entry, field, items: [item] }) {
	if (typeof item?.behaviour === 'string') yield* roles(book, item.by);
	else yield* roles(book, ...itemsOf(data(entry).commitments).map(({ by }) => by));
	if (field === '') yield* referring(book, entry, 'collaboration', ['culture']);
};

const assessment: Concern = (book, { entry }) => roles(book, data(entry).respondents);

const path: Concern = (book, { entry, items: [step] }) => roles(book, data(entry).role, step?.ref);

/** Of the settings, those are concerned who work in the stage, or belong to the function. */
const handbook: Concern = function* (book, { entry, items: [item] }) {
	if (typeof item?.id !== 'string') return;
	yield* workers(book, activitiesAt(book, entry, item.id));
	yield* referring(book, entry, 'role', ['function'], item.id);
	yield* referring(book, entry, 'collaboration', ['stages'], item.id);
};

/** A change of what a text says concerns nobody by name. */
const nobody: Concern = () => [];

const byKind: Readonly<Record<string, Concern>> = {
	term: nobody,
	guide: nobody,
	page: nobody,
	process,
	role,
	session,
	community,
	collaboration,
	measure,
	goal,
	system,
	action,
	coaching,
	culture,
	assessment,
	path,
	handbook,
} satisfies Record<KindName, Concern>;
