import type { Facts } from '../../core/handbook.ts';
import type { Path } from '../../core/path.ts';
import { process } from '../process.ts';
import { type Activity, activitiesIn, type Process } from './activities.ts';
import { teamsOf } from './collaborations.ts';
import { perEntry } from './kept.ts';
import { isCurrent } from './status.ts';
import { folded } from './text.ts';
import { waysInto } from './ways.ts';

/** A result with which one process ends and that another one begins with, or needs, where no way leads from one to the other. */
export interface TakenUp {
	readonly from: Activity;
	readonly to: Activity;
	/** The result as it is written, and where. */
	readonly result: string;
	readonly path: Path;
}

/** Takers that are named for one result; who mends these has seen the others. */
const mostTakers = 3;

/**
 * Where the work of one role ends with a result and another role, in a process that no way leads to, takes it up. Only
 * processes are compared that a collaboration names both, or whose roles a collaboration names both: elsewhere an equal
 * name may be chance.
 */
export function* takenUp(book: Facts): Generator<TakenUp> {
	const processes = book.of(process).filter(isCurrent);
	const takers = takersOf(book, processes);
	const isTogether = togetherIn(book);
	const leads = leadsIn(book);
	for (const one of processes) {
		for (const { from, result, name, path } of resultsIn(book, one)) {
			let found = 0;
			for (const to of takers(name)) {
				if (found === mostTakers) break;
				if (to.process === one || !isTogether(from, to) || leads(one, to.process)) continue;
				found++;
				yield { from, to, result, path };
			}
		}
	}
}

/** What a process ends with, each result once: what another activity of it needs is not among them. */
const resultsIn = perEntry((book, one: Process): readonly (Omit<TakenUp, 'to'> & { readonly name: string })[] => {
	const activities = activitiesIn(book, one);
	const told = new Set(activities.flatMap(({ facts }) => facts.inputs.map(folded)));
	return endsOf(activities).flatMap((from) =>
		from.facts.outputs.flatMap((result, i) => {
			const name = folded(result);
			if (told.has(name)) return [];
			told.add(name);
			return [{ from, result, name, path: [...from.path, 'outputs', i] }];
		}),
	);
});

/** The activities with which a process ends. One that never says what follows is read from top to bottom. */
function endsOf(activities: readonly Activity[]): readonly Activity[] {
	if (activities.every(({ facts }) => facts.next.length === 0)) return activities.slice(-1);
	return activities.filter(({ facts }) => facts.next.length === 0);
}

/** Who takes up a result, by its folded name. A process that makes it itself does not wait for another. */
function takersOf(book: Facts, processes: readonly Process[]): (name: string) => readonly Activity[] {
	const byName = new Map<string, Activity[]>();
	const byWords = new Map<string, Activity[]>();
	const note = (list: Map<string, Activity[]>, name: string, activity: Activity) => {
		const known = list.get(name);
		if (known) known.push(activity);
		else list.set(name, [activity]);
	};
	for (const one of processes) {
		const { needed, setOff } = startOf(book, one);
		for (const [name, activity] of needed) note(byName, name, activity);
		for (const [words, activity] of setOff) note(byWords, words, activity);
	}
	return (name) => {
		const named = byName.get(name) ?? [];
		const known = new Set(named.map((activity) => activity.process));
		const setOff = (byWords.get(sorted(wordsIn(name))) ?? []).filter((activity) => !known.has(activity.process));
		return [...named, ...setOff]
			.filter((activity) => !startOf(book, activity.process).made.has(name))
			.slice(0, mostLooked);
	};
}

interface Start {
	/** The first activity that needs each input, or the first of all where the process as a whole does; by folded name. */
	readonly needed: ReadonlyMap<string, Activity>;
	/** The first activity, by each name that what sets the process off may hold. */
	readonly setOff: ReadonlyMap<string, Activity>;
	/** Folded names of all that the process makes. */
	readonly made: ReadonlySet<string>;
}

const startOf = perEntry((book, one: Process): Start => {
	const activities = activitiesIn(book, one);
	const made = new Set(activities.flatMap(({ facts }) => facts.outputs.map(folded)));
	const [first] = activities;
	if (!first) return { needed: new Map(), setOff: new Map(), made };
	const needed = new Map((one.data.inputs ?? []).map((input) => [folded(input), first]));
	for (const activity of activities.toReversed())
		for (const input of activity.facts.inputs) needed.set(folded(input), activity);
	return { needed, setOff: new Map([...namesIn(one.data.trigger ?? '')].map((words) => [words, first])), made };
});

/** Takers of one result that are looked at: a name that more processes use is no sign of who follows whom. */
const mostLooked = 50;

/** Words of a trigger that may stand between those of a name: "the order is signed" is about the signed order. */
const reach = 4;

/** What a trigger may name, as words in order of the alphabet: two and more of those that stand close together. */
function namesIn(trigger: string): ReadonlySet<string> {
	const words = wordsIn(trigger);
	const found = new Set<string>();
	for (const [i, word] of words.entries()) {
		let names = [[word]];
		for (const next of words.slice(i + 1, i + reach)) names = [...names, ...names.map((name) => [...name, next])];
		for (const name of names) if (name.length > 1) found.add(sorted(name));
	}
	return found;
}

const wordsIn = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const sorted = (words: readonly string[]): string => words.toSorted().join(' ');

/** Whether a collaboration names both processes, or the roles that answer on both sides; without any, all are one. */
function togetherIn(book: Facts): (from: Activity, to: Activity) => boolean {
	const of = new Map<object, Set<object>>();
	const note = (one: object, team: object) => of.set(one, (of.get(one) ?? new Set()).add(team));
	for (const team of teamsOf(book)) {
		for (const { role } of team.roles) note(role, team);
		for (const activity of team.activities) note(activity.process, team);
	}
	const share = (a: object, b: object) => [...(of.get(a) ?? [])].some((team) => of.get(b)?.has(team));
	return (from, to) => {
		const [giver, taker] = [from.accountable, to.accountable];
		if (!giver || !taker || giver === taker) return false;
		return of.size === 0 || share(from.process, to.process) || share(giver, taker);
	};
}

/** Processes that are looked at for a way from one to another; where it is longer, nobody could follow it by hand either. */
const farthest = 200;

/** Whether one comes from the first process to the other, be it through further ones. */
function leadsIn(book: Facts): (from: Process, to: Process) => boolean {
	const onward = new Map<Process, Set<Process>>();
	for (const [to, steps] of waysInto(book))
		for (const { from } of steps) onward.set(from.process, (onward.get(from.process) ?? new Set()).add(to));
	const reached = new Map<Process, ReadonlySet<Process>>();
	const from = (start: Process): ReadonlySet<Process> => {
		const known = reached.get(start);
		if (known) return known;
		const met = new Set(onward.get(start));
		// A set may grow while it is gone through.
		for (const one of met) {
			if (met.size > farthest) break;
			for (const next of onward.get(one) ?? []) met.add(next);
		}
		reached.set(start, met);
		return met;
	};
	return (one, other) => from(one).has(other) || from(one).size > farthest;
}
