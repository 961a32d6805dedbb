import type { Entry } from '../../core/entry.ts';
import { dayInWords } from '../../kinds/views/days.ts';
import { changesOf, versionOf } from '../../kinds/views/history.ts';
import type { Told, Topic } from '../found/change.ts';
import { dutiesIn, givesDuties } from '../found/duties.ts';
import { itemOf } from '../found/match.ts';
import { latest, type Two } from '../found/pairs.ts';
import { listed, type Piece, quote, say } from '../found/sentence.ts';
import { renamed } from './as.ts';
import { byKind } from './by-kind.ts';
import { mentionOf, nameOf, pieceOf, type Side, set, type Tellers, type Telling, told, value } from './telling.ts';

const topicOfWhole = (entry: Entry): Topic =>
	byKind[entry.kind.name]?.topic ?? (givesDuties(entry) ? 'duty' : 'practice');

/** Tells of a playbook that is new or gone, and of those who have something to do in it. */
export function tellWhole(two: Two, entry: Entry, side: Side): Told {
	const name = mentionOf(entry);
	const noun = entry.kind.label.replace(/^(?:an?|the) /, '');
	const topic = topicOfWhole(entry);
	const telling: Telling = { two, pair: { [side]: entry }, self: name, thing: name, items: [], within: [] };
	const [field, one, several, left = one, allLeft = several] = byKind[entry.kind.name]?.doers ?? [];
	const names = field === undefined ? [] : [...whoActs(entry, field, telling, side)];
	const said = (alone = '', together = '') =>
		names.length > 0 ? say`; ${listed(names)} ${names.length > 1 ? together : alone}` : [];
	return side === 'before'
		? told(
				[topic, 'removed', 'major'],
				say`The ${noun} ${name} is gone${said(`no longer ${left}`, `no longer ${allLeft}`)}.`,
			)
		: told([topic, 'added', 'minor'], say`There is a new ${noun}: ${name}${said(one, several)}.`);
}

/** The roles that have most to do with a playbook, each once, in the order in which it names them. */
function* whoActs(entry: Entry, field: string, telling: Telling, side: Side): Generator<Piece> {
	const seen = new Set<string>();
	for (const { path, ref } of dutiesIn(entry)) {
		if (path.findLast((step) => typeof step === 'string') !== field || seen.has(ref.text)) continue;
		seen.add(ref.text);
		yield nameOf(telling, ref, side);
	}
}

/** Tells of a playbook that has another id. */
export function tellRenamed(before: Entry, after: Entry): Told {
	const name = mentionOf(after);
	const old = mentionOf(before);
	const noun = after.kind.label.replace(/^(?:an?|the) /, '');
	const from = quote(before.id);
	const sameTitle = before.title === after.title;
	return told(
		sameTitle ? ['record', 'renamed', 'none'] : renamed,
		sameTitle
			? say`The ${noun} ${name} now stands at ${quote(after.id)} instead of ${from}.`
			: say`The ${noun} ${old} is now called ${name} and stands at ${quote(after.id)} instead of ${from}.`,
	);
}

const statusWords: Readonly<Record<string, string>> = {
	draft: 'being drafted',
	active: 'in force',
	deprecated: 'on its way out',
	retired: 'retired',
};

/** Fields that playbooks of every kind have. */
export const sharedTellers: Tellers = {
	title: (difference, telling) => {
		if (difference.form !== 'value') return [];
		// A playbook that moved as well has been told of.
		if (telling.pair.before && telling.pair.after && telling.pair.before.id !== telling.pair.after.id) return [silent];
		return [
			told(
				['wording', 'renamed', 'patch'],
				difference.before === undefined
					? say`${telling.self} now has a title of its own.`
					: say`${pieceOf(telling, difference.before, 'before')} is now called ${telling.self}.`,
			),
		];
	},
	status: (difference, telling) => {
		if (difference.form !== 'value') return [];
		const word = (status: unknown) => statusWords[String(status ?? 'active')] ?? String(status);
		const { before } = telling.pair;
		const [old = 'active', now = 'active'] = [difference.before, difference.after];
		// What is retired is gone, and what no longer is has come; what was in force and is a draft holds no more.
		const isMajor = old === 'retired' || now === 'retired' || now === 'draft';
		return [
			told(
				[
					topicOfWhole(before && givesDuties(before) ? before : latest(telling.pair)),
					'status',
					isMajor ? 'major' : 'minor',
				],
				say`${telling.self} is now ${word(difference.after)}; before, it was ${word(difference.before)}.`,
			),
		];
	},
	owner: value(['record', 'owner', 'none'], {
		now: (t, now) => say`${now} now keeps ${t.self} true.`,
		instead: (t, now, old) => say`${now} keeps ${t.self} true instead of ${old}.`,
		gone: (t, old) => say`${old} no longer keeps ${t.self} true, and nobody else is named.`,
	}),
	reviewed: (difference, telling) => {
		if (difference.form !== 'value') return [];
		const { on, evidence, every } = reviewIn(difference.after);
		const old = reviewIn(difference.before);
		if (on !== undefined && on === old.on) {
			const interval =
				every === old.every
					? []
					: [
							told(
								['record', 'reviewed', 'none'],
								every === undefined
									? say`${telling.self} is compared with the work as often as all pages are, no longer every ${old.every ?? ''}.`
									: say`${telling.self} is to be compared with the work every ${every}${old.every === undefined ? '' : ` instead of every ${old.every}`}.`,
							),
						];
			const said =
				evidence === undefined || evidence === old.evidence
					? []
					: [
							told(
								['record', 'reviewed', 'none'],
								say`What ${telling.self} was compared with on ${dayInWords(on)} now reads: ${quote(evidence)}.`,
							),
						];
			if (interval.length + said.length > 0) return [...interval, ...said];
		}
		if (on === undefined)
			return [
				told(['record', 'reviewed', 'none'], say`${telling.self} no longer says when it was compared with the work.`),
			];
		return [
			told(
				['record', 'reviewed', 'none'],
				evidence === undefined
					? say`${telling.self} was compared with the work on ${dayInWords(on)}.`
					: say`${telling.self} was compared with the work on ${dayInWords(on)}: ${quote(evidence)}.`,
			),
		];
	},
	replaced_by: value(['practice', 'status', 'minor'], {
		now: (t, now) => say`${now} now takes the place of ${t.self}.`,
		instead: (t, now, old) => say`${now} takes the place of ${t.self} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer takes the place of ${t.self}.`,
	}),
	version: (_, telling) => [versionTold(telling)],
	changes: (_, telling) => [versionTold(telling)],
	aliases: set(
		['record', 'other', 'none'],
		{
			added: (t, names) => say`${t.self} is now also known as ${names}.`,
			removed: (t, names) => say`${t.self} is no longer also known as ${names}.`,
			instead: (t, names, old) => say`${t.self} is also known as ${names} instead of ${old}.`,
		},
		listed,
	),
	formerly: set(
		['record', 'other', 'none'],
		{
			added: (t, ids) => say`Links to ${ids} now lead to ${t.self}.`,
			removed: (t, ids) => say`Links to ${ids} no longer lead to ${t.self}.`,
			instead: (t, ids, old) => say`Links to ${ids} lead to ${t.self} instead of those to ${old}.`,
		},
		listed,
	),
	keywords: set(
		['search', 'other', 'none'],
		{
			added: (t, words) => say`${t.self} is now also found by ${words}.`,
			removed: (t, words) => say`${t.self} is no longer also found by ${words}.`,
			instead: (t, words, old) => say`${t.self} is also found by ${words} instead of ${old}.`,
		},
		listed,
	),
	tags: set(
		['record', 'other', 'none'],
		{
			added: (t, names, many) => say`${t.self} now has the ${many ? 'tags' : 'tag'} ${names}.`,
			removed: (t, names, many) => say`${t.self} no longer has the ${many ? 'tags' : 'tag'} ${names}.`,
			instead: (t, names, old, many) => say`${t.self} has the ${many ? 'tags' : 'tag'} ${names} instead of ${old}.`,
		},
		listed,
	),
};

/** What a comparison with the work says. */
function reviewIn(value: unknown): Partial<Record<'on' | 'evidence' | 'every', string>> {
	const { on, evidence, every } = itemOf(value);
	return Object.fromEntries(
		Object.entries({ on, evidence, every }).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
	);
}

/** What needs no sentence, since another one has said it. */
export const silent: Told = told(['record', 'version', 'none'], []);

/** The version and the notes of what led to it are one thing to a reader. */
function versionTold({ two, pair, self }: Telling): Told {
	const [old, now] = [versionedOf(pair.before), versionedOf(pair.after)];
	const before = new Set(old.changes.map(noteKey));
	const partNow = (part: string) => two.parts.get(`${pair.before?.id}#${part}`)?.split('#')[1] ?? part;
	const notes = now.changes.filter((change) => !before.has(noteKey(change)));
	const as = ['record', 'version', 'none'] as const;
	const said = notes.length > 0 ? say`: ${listed(notes.map(({ note }) => quote(note)))}` : [];
	if (now.version === old.version && changesWith(old, partNow) === changesWith(now, (part) => part)) return silent;
	if (now.version === old.version)
		return notes.length > 0
			? told(as, say`${notes.length > 1 ? 'Changes are' : 'A change is'} noted in ${self}${said}.`)
			: told(as, say`The list of changes of ${self} is shorter or says it otherwise.`);
	if (now.version === undefined) return told(as, say`${self} no longer has a version; it was ${String(old.version)}.`);
	return told(
		as,
		old.version === undefined
			? say`${self} now has the version ${now.version}${said}.`
			: say`${self} is at version ${now.version} instead of ${old.version}${said}.`,
	);
}

interface Versioned {
	readonly version: string | undefined;
	readonly changes: readonly Note[];
}

const versionedOf = (entry: Entry | undefined): Versioned => ({
	version: entry && versionOf(entry),
	changes: entry ? changesOf(entry) : [],
});

interface Note {
	readonly version: string;
	readonly note: string;
	readonly date?: string;
	/** Ids of what the change concerned. */
	readonly parts?: readonly string[];
}

/** The changes with their parts under the names they have now: a part that has another id has been told of. */
const changesWith = ({ changes }: Versioned, now: (part: string) => string) =>
	changes.map((change) => `${noteKey(change)}\n${change.parts?.map(now).join()}`).join('\n');

const noteKey = ({ version, note, date }: Note) => `${version}\n${date ?? ''}\n${note.replace(/\s+/g, ' ').trim()}`;
