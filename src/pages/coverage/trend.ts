import type { Entry } from '../../core/entry.ts';
import { needs } from '../../coverage/needs.ts';
import { type PastStand, type Stand, standOf } from '../../coverage/stand.ts';
import { standingsOf, type Verdict } from '../../coverage/standing.ts';
import { formerPathsOf } from '../../history/history.ts';
import type { Cell, Head, Section, Tone } from '../../page/blocks.ts';
import { dayIn } from '../../page/facts.ts';
import type { Aside } from '../../page/page.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { counted } from '../../words/words.ts';

const id = 'fb_trend';
/** Collaborations shown over time: those that changed most. */
const maxRows = 12;

/** How the seven needs of each collaboration and the number of findings came to be what they are; nothing without git or collaborations. */
export function trendSection(view: View): readonly Section[] {
	const { trend, book } = view;
	if (!trend || standingsOf(book).length === 0) return [];
	const heading = 'How this developed';
	const past = trend.past;
	if (past.length === 0)
		return [{ id, heading, block: { form: 'items', items: [], empty: { text: unknown(trend.complete) } } }];
	const now = standOf(book);
	const rows = collaborationRows(view, past, now);
	const shown = rows.toSorted((a, b) => b.changed - a.changed).slice(0, maxRows);
	const kept = rows.filter((row) => shown.includes(row));
	return [
		{
			id,
			heading,
			note: 'from the repository, judged by the rules of today',
			lead: [
				sinceThen(view, nth(past, 0), now),
				'Each bar is one of the seven needs: full where it holds, half where it is weak, flat where it is missing.',
				...(rows.length > kept.length
					? [`The ${kept.length} of ${rows.length} collaborations that changed most.`]
					: []),
				...(trend.complete ? [] : [cutOff]),
			].join(' '),
			block: {
				form: 'matrix',
				label: 'How each collaboration stood with the seven things it needs',
				corner: 'Collaboration',
				columns: [...headsOf(view, past), { text: 'Now' }],
				rows: [...kept.map(({ head, cells }) => ({ head, cells })), findingsRow(past, now)],
			},
		},
	];
}

/** The same in a line, beside the page. */
export function trendAside(view: View): readonly Aside[] {
	const { trend, book } = view;
	const first = trend?.past[0];
	if (!first || standingsOf(book).length === 0) return [];
	const now = standOf(book);
	const [before, after] = [first, now].map(({ errors, warnings }) => errors + warnings);
	return [
		{
			title: 'Trend',
			items: [
				{ text: `${before} → ${after}`, href: `#${id}`, note: `errors and warnings, since ${dayOf(view, first)}` },
			],
		},
	];
}

const cutOff =
	'This copy of the repository holds only the newest commits, so what was before is not known; fetch all of them (`fetch-depth: 0`) to see it.';

const unknown = (complete: boolean): string =>
	complete
		? 'The repository knows only one state of the handbook so far. From the next one on, this shows how collaboration developed.'
		: cutOff;

const dayOf = ({ frame }: View, { day }: PastStand) => dayIn(frame.language, day);

/** `Since 1 March 2026: 31 of 35 needs hold instead of 18; 8 errors and warnings instead of 40.` */
function sinceThen(view: View, first: PastStand, now: Stand): string {
	const [then, present] = [first, now].map(({ collaborations }) => {
		const verdicts = Object.values(collaborations).flat();
		return { all: verdicts.length, holds: verdicts.filter((one) => one === 'holds').length };
	}) as [Count, Count];
	const [old, open] = [first.errors + first.warnings, now.errors + now.warnings];
	const since = `Since ${dayOf(view, first)}${first.revision ? ` (${first.revision})` : ''}`;
	const needsNow = `${present.holds} of ${present.all} needs hold`;
	const findingsNow = counted(open, 'error or warning', 'errors and warnings');
	const sameNeeds = then.all === present.all && then.holds === present.holds;
	if (sameNeeds && old === open) return `${since} as many hold: ${needsNow}, with ${findingsNow}.`;
	const needsTold = sameNeeds ? `${needsNow}, as many as then` : `${needsNow} instead of ${then.holds} of ${then.all}`;
	const findingsTold = old === open ? `${findingsNow}, as many as then` : `${findingsNow} instead of ${old}`;
	return `${since}: ${needsTold}; ${findingsTold}.`;
}

interface Count {
	readonly all: number;
	readonly holds: number;
}

/** The days, with the year where it is another one than before. */
function headsOf({ frame }: View, past: readonly PastStand[]): Head[] {
	const short = new Intl.DateTimeFormat(frame.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
	return past.map(({ day, revision }, i) => {
		const year = day.slice(0, 4);
		const detail = revision ?? (past[i - 1]?.day.slice(0, 4) === year ? undefined : year);
		return { text: short.format(new Date(`${day}T00:00:00Z`)), ...(detail === undefined ? {} : { detail }) };
	});
}

interface Row {
	readonly head: Head;
	readonly cells: readonly Cell[];
	/** How many of the needs are another way than at the beginning. */
	readonly changed: number;
}

function collaborationRows(view: View, past: readonly PastStand[], now: Stand): readonly Row[] {
	return standingsOf(view.book).map(({ team: { collaboration, roles } }) => {
		const ids = idsOf(collaboration, view);
		const before = past.map((stand) => ids.map((one) => stand.collaborations[one]).find((one) => one !== undefined));
		const present = now.collaborations[collaboration.id] ?? [];
		const first = before.find((verdicts) => verdicts !== undefined);
		const { changed, said } = difference(first, present);
		return {
			head: {
				text: collaboration.title,
				href: hrefOf(view, collaboration),
				...(said ? { detail: said } : {}),
				roles: roles.map(({ role }) => role.slug),
			},
			cells: [...before, present].map(standing),
			changed,
		};
	});
}

/** The ids a collaboration has had, the present one first. */
function idsOf({ id: present, sources }: Entry, { history }: View): readonly string[] {
	const former = history ? sources.flatMap(({ path }) => formerPathsOf(history, path)) : [];
	return [...new Set([present, ...former.map((path) => path.replace(/\.\w+$/, ''))])];
}

const tones: Readonly<Record<Verdict, Tone>> = { holds: 'good', weak: 'warning', missing: 'bad' };

function standing(verdicts: readonly Verdict[] | undefined): Cell {
	if (!verdicts) return { text: '–', title: 'Not written yet' };
	const open = verdicts.flatMap((verdict, i) => (verdict === 'holds' ? [] : [`${needs[i]?.title ?? ''}: ${verdict}`]));
	return {
		text: `${verdicts.length - open.length} of ${verdicts.length}`,
		marks: verdicts.map((verdict) => tones[verdict]),
		title: open.length > 0 ? open.join('; ') : 'All hold',
	};
}

const ranks: Readonly<Record<Verdict, number>> = { missing: 0, weak: 1, holds: 2 };

/** What became better and what worse, and how much of it. */
function difference(
	before: readonly Verdict[] | undefined,
	now: readonly Verdict[],
): { readonly changed: number; readonly said: string } {
	if (!before) return { changed: now.length, said: 'New' };
	// Beside bars, one word says which of the seven it is.
	const names = (is: (steps: number) => boolean) =>
		needs.flatMap(({ title }, i) =>
			is(ranks[now[i] ?? 'missing'] - ranks[before[i] ?? 'missing']) ? [title.replace(/ .*/, '')] : [],
		);
	const better = names((steps) => steps > 0);
	const worse = names((steps) => steps < 0);
	return {
		changed: better.length + worse.length,
		said: [
			...(better.length > 0 ? [`Better: ${better.join(', ')}`] : []),
			...(worse.length > 0 ? [`Worse: ${worse.join(', ')}`] : []),
		].join('. '),
	};
}

function findingsRow(past: readonly PastStand[], now: Stand): Pick<Row, 'head' | 'cells'> {
	const all = [...past, now];
	const counts = all.map(({ errors, warnings }) => errors + warnings);
	const more = nth(counts, -1) - nth(counts, 0);
	const said = more < 0 ? `${-more} fewer` : `${more} more`;
	return {
		head: { text: 'Errors and warnings', ...(more === 0 ? {} : { detail: said }) },
		cells: all.map(({ errors, warnings }, i) => ({
			text: String(counts[i]),
			title: `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
		})),
	};
}
