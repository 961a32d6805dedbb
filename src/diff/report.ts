import type { Diagnostic } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { reviewOf } from '../kinds/views/history.ts';
import { reliesOn } from '../kinds/views/reliance.ts';
import { counted } from '../words/words.ts';
import { diffHandbooks, type PlaybookDiff } from './diff.ts';
import { findingsChanged } from './findings.ts';
import { type Change, type Level, type Reach, type Topic, topics } from './found/change.ts';
import type { Sentence } from './found/sentence.ts';
import { differencesIn } from './suspects.ts';
import { breakingChanges } from './versions.ts';

/** A difference between two handbooks as data to print. */
export interface Report {
	/** What was compared, in a reader's words. */
	readonly from: string;
	readonly to: string;
	readonly changes: readonly Told[];
	/** Titles of the playbooks that differ. */
	readonly playbooks: readonly Summary[];
	/** Findings that the change brings, and those it mends. */
	readonly brought: readonly Diagnostic[];
	readonly fixed: readonly Diagnostic[];
	/** How many pages build on what changes. */
	readonly building: number;
	/** The findings of those among them that rely on the very part that changed. */
	readonly shaken: readonly Diagnostic[];
}

export interface Told extends Omit<Change, 'reach'> {
	/** What readers call the playbook. */
	readonly title: string;
	/** Titles of what it reaches. */
	readonly reach: readonly { readonly kind: keyof Reach; readonly titles: readonly string[] }[];
	readonly ids: Reach;
}

interface Summary {
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly outcome: PlaybookDiff['outcome'];
	readonly level: Level;
	/** Whether somebody's duties change without a higher first number of the version and a note. */
	readonly breaking: boolean;
}

/** Compares two handbooks for a reader. */
export function reportOf(
	{ handbook: before, name: from }: { readonly handbook: Handbook; readonly name: string },
	{ handbook: after, name: to }: { readonly handbook: Handbook; readonly name: string },
	meaningOf: (rule: string) => string | undefined = () => undefined,
): Report {
	const { changes, playbooks } = diffHandbooks(before, after);
	const findings = findingsChanged(before, after);
	const breaking = new Set(breakingChanges(playbooks));
	const titleOf = (id: string) => (after.find(id) ?? before.find(id))?.title ?? id;
	return {
		from,
		to,
		changes: changes.map(({ reach, ...change }) => ({
			...change,
			sentence: explained(change, meaningOf),
			title: titleOf(change.playbook),
			ids: reach,
			reach: kinds.flatMap((kind) => (reach[kind].length > 0 ? [{ kind, titles: reach[kind].map(titleOf) }] : [])),
		})),
		playbooks: playbooks.map((playbook) => ({
			id: playbook.id,
			title: playbook.title,
			kind: playbook.kind,
			outcome: playbook.outcome,
			level: playbook.level,
			breaking: breaking.has(playbook),
		})),
		...findings,
		building: buildingOn(after, playbooks),
		shaken: findings.brought.filter(
			({ rule, entry }) => rule === suspect && entry && isShaken(after, entry, playbooks),
		),
	};
}

/** Whether a page refers to a part or a field that is another one after these changes. */
function isShaken(book: Handbook, page: Entry, playbooks: readonly PlaybookDiff[]): boolean {
	const changed = new Map(playbooks.map((playbook) => [playbook.after, playbook]));
	return book.linksFrom(page).some((link) => {
		const playbook = link.outcome === 'found' ? changed.get(link.to) : undefined;
		if (!playbook?.before || !playbook.after) return false;
		return differencesIn(playbook.changes, playbook.before, playbook.after).some((one) => reliesOn(link, one));
	});
}

/** How many pages that somebody vouches for refer to a playbook in which more than words is different. */
function buildingOn(book: Handbook, playbooks: readonly PlaybookDiff[]): number {
	const changed = new Set(
		playbooks.flatMap(({ after, level }) => (level === 'major' || level === 'minor' ? (after ?? []) : [])),
	);
	return book.entries.filter(
		(entry) =>
			reviewOf(entry) &&
			book
				.linksFrom(entry)
				.some(
					({ to, path, outcome }) =>
						outcome === 'found' && to && to !== entry && path?.[0] !== 'owner' && changed.has(to),
				),
	).length;
}

/** The findings a change brings, the gravest first, without the pages that only have to be looked at again. */
export const newFindings = ({ brought }: Report): readonly Diagnostic[] =>
	brought
		.filter(({ rule }) => rule !== suspect)
		.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

const suspect = 'suspect-entry';
const severities = ['error', 'warning', 'info'] as const;

/** The pages that have to be looked at again, and what is said of them; nothing where there are none. */
export function toLookAt({
	shaken: list,
	building,
}: Report): { readonly words: string; readonly list: readonly Diagnostic[] } | undefined {
	if (list.length === 0) return undefined;
	const all = Math.max(building, list.length);
	return {
		words: `${counted(all, 'page')} ${all === 1 ? 'builds' : 'build'} on what changes; ${list.length} of them on a part that changed`,
		list,
	};
}

/** The sentence, with what a rule it speaks of finds wrong: ids say little to those who do the work. */
function explained(
	{ sentence, rule }: Pick<Change, 'sentence' | 'rule'>,
	meaningOf: (rule: string) => string | undefined,
): Sentence {
	const meaning = rule === undefined ? undefined : meaningOf(rule);
	return meaning === undefined ? sentence : [...sentence, ` The rule finds this: ${meaning}`];
}

const kinds = ['roles', 'collaborations', 'communities', 'sessions', 'paths'] as const;

/** Headings over changes that are about the same. */
export const headings: Readonly<Record<Topic, string>> = {
	duty: 'Duties',
	measure: 'Measures',
	access: 'Access to systems',
	cadence: 'Time and rhythm',
	sense: 'Must, may, not and numbers in a text',
	practice: 'How the work is done',
	wording: 'Wording',
	record: 'Names, versions and reviews',
	search: 'Words it is found by',
};

/** Changes by what they are about, what means most first. */
export const groupsOf = ({ changes }: Report): readonly (readonly [Topic, readonly Told[]])[] =>
	topics.flatMap((topic): [Topic, readonly Told[]][] => {
		const list = changes.filter((change) => change.topic === topic);
		return list.length > 0 ? [[topic, list]] : [];
	});

/** `7 changes in 3 playbooks`, and what they do to findings. */
export function headline(report: Report): string {
	const { changes, playbooks, fixed } = report;
	const brought = newFindings(report);
	if (changes.length === 0) return 'Nothing differs in meaning';
	const duties = changes.filter(({ topic }) => topic === 'duty').length;
	return [
		`${counted(changes.length, 'change')} in ${counted(playbooks.length, 'playbook')}`,
		...(duties ? [`${duties} of them ${duties === 1 ? 'changes' : 'change'} somebody’s duties`] : []),
		...(brought.length ? [`${counted(brought.length, 'new finding')}`] : []),
		...(fixed.length ? [`${counted(fixed.length, 'finding')} mended`] : []),
	].join('; ');
}

/** Why the gate holds a proposal back, with the titles of the playbooks; empty where it does not. */
export function* objections({ playbooks }: Report): Generator<readonly [string, readonly string[]]> {
	const breaking = playbooks.filter((playbook) => playbook.breaking);
	for (const [words, list] of [
		[
			'Duties change without a higher first number of the version and a note of what is different',
			breaking.filter(({ outcome }) => outcome !== 'removed'),
		],
		[
			'People have duties here, and it is deleted without an earlier word (first deprecate it, and delete it in a later change)',
			breaking.filter(({ outcome }) => outcome === 'removed'),
		],
	] as const)
		if (list.length > 0) yield [words, list.map(({ title }) => title)];
}

/** Names listed before the rest is counted. */
const mostNames = 4;

/** `Reaches 4 roles (A, B, C, D), 1 session (E)`, most concerned first: empty where it reaches nobody. */
export function reachWords({ reach }: Told, print: (title: string) => string): string {
	const parts = reach.map(({ kind, titles }) => {
		const shown = titles.slice(0, mostNames).map(print).join(', ');
		const rest = titles.length > mostNames ? ` and ${titles.length - mostNames} more` : '';
		return `${titles.length} ${titles.length === 1 ? singular[kind] : kind} (${shown}${rest})`;
	});
	return parts.length > 0 ? `Reaches ${parts.join(', ')}` : '';
}

const singular: Readonly<Record<keyof Reach, string>> = {
	roles: 'role',
	collaborations: 'collaboration',
	communities: 'community',
	sessions: 'session',
	paths: 'path',
};

/** Whether a sentence names the playbook it is about, so that nobody need say it again. */
export const namesPlaybook = (sentence: Sentence, { playbook }: Pick<Told, 'playbook'>): boolean =>
	sentence.some(
		(piece) => typeof piece === 'object' && 'id' in piece && piece.id === playbook && piece.part === undefined,
	);
