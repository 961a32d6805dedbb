import type { Entry } from '../../core/entry.ts';
import { coaching } from '../../kinds/coaching.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { accessOf, standingOf } from '../../kinds/views/access.ts';
import { type Activity, activitiesOf } from '../../kinds/views/activities.ts';
import { questionsOf } from '../../kinds/views/jobs.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { carriersOf, tensionsOf } from '../../kinds/views/measures.ts';
import { referrers, referring } from '../../kinds/views/referring.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import { dayIn } from '../../page/facts.ts';
import type { Fact } from '../../page/values.ts';
import { concerning, hrefOf, indexHref, itemOf, linkTo, stagesOf, type View } from '../../page/view.ts';
import { capital, joined } from '../../words/words.ts';
import { accessTones } from '../shared/access.ts';
import { figure, targetText } from '../shared/figures.ts';
import { missing } from '../shared/missing.ts';

type Measure = Entry<typeof measure>;

/** A measure: where it should be, how it is read, whom it judges, what moves it and what pulls against it. */
export const measurePage = definePage({
	kind: measure,
	shows: [
		'unit',
		'direction',
		'target',
		'baseline',
		'period',
		'formula',
		'timing',
		'source',
		'owners',
		'credit',
		'tensions',
		'quantity',
	],
	chips(entry) {
		const { timing, credit } = entry.data;
		return [
			...(timing
				? [{ icon: 'graph', text: timing === 'leading' ? 'Can still be acted on' : 'Reports the result' }]
				: []),
			...(credit ? [{ icon: 'collaboration', text: credits[credit] }] : []),
		];
	},
	sections(entry, view) {
		const { sectionId } = anchorsOf(entry);
		return [
			{
				id: sectionId('target'),
				heading: 'Where it should be',
				block: { form: 'facts', facts: [...targetFacts(entry, view)] },
			},
			{
				id: sectionId('people'),
				heading: 'Whom it concerns',
				block: {
					form: 'panels',
					panels: [
						carrierPanel(entry, view),
						readerPanel(entry, view),
						tensionPanel(entry, view),
						goalPanel(entry, view),
					],
				},
			},
			movesSection(entry, view),
			questionsSection(entry, view),
		];
	},
});

const credits = {
	own: 'Counts for one role',
	shared: 'One number for all roles',
	double: 'Counts in full for each role',
	split: 'Divided between roles',
} as const;

const ways = { up: 'More is better', down: 'Less is better', band: 'Neither much more nor much less' } as const;

function* targetFacts(entry: Measure, view: View): Generator<Fact> {
	const { data } = entry;
	const { language } = view.frame;
	const words = (label: string, text: string): Fact => ({ label, value: { form: 'words', text } });
	const target = targetText(entry, view);
	yield words('Target', target ? capital(target) : 'No target is set yet');
	if (data.direction) yield words('Direction', ways[data.direction]);
	if (data.baseline)
		yield words(
			'Began at',
			[figure(data.baseline.value, entry, view), data.baseline.on && `on ${dayIn(language, data.baseline.on)}`]
				.filter(Boolean)
				.join(' '),
		);
	if (data.formula) yield words('Worked out as', data.formula);
	if (data.quantity) yield words('Counts', data.quantity.replaceAll('-', ' '));
	if (data.period) yield words('Read each', data.period);
	const source = entryOf(view.book, system, data.source);
	if (source) yield { label: 'Read in', value: linkTo(view, source) };
}

function carrierPanel(entry: Measure, view: View): Panel {
	const carriers = [...(carriersOf(view.book).get(entry) ?? [])];
	const all = indexHref(view, role);
	return {
		title: 'Who is judged by it',
		icon: 'role',
		items: carriers.map((one) => itemOf(view, one, concerning([one]))),
		empty: { text: 'No role is judged by it.', ...(all ? { href: all } : {}) },
	};
}

/** Those who keep the figure right, and whether they can open the system in which it is read. */
function readerPanel(entry: Measure, view: View): Panel {
	const { book } = view;
	const source = entryOf(book, system, entry.data.source);
	return {
		title: 'Who keeps it right',
		icon: 'verified',
		items: entriesOf(book, role, entry.data.owners).map((one): Item => {
			const access = source && accessOf(book, one).get(source);
			const item = itemOf(view, one, concerning([one]));
			if (!source) return item;
			if (access && standingOf(access, undefined) === 'unclear')
				return {
					...item,
					note: access.level,
					mark: { tone: accessTones.unclear, text: `unclear: ${source.title} has no such level` },
				};
			return access
				? { ...item, note: access.level, mark: { tone: 'good', text: `Can open ${source.title}` } }
				: {
						...item,
						note: 'no access',
						tone: 'warning',
						mark: { tone: 'warning', text: `Cannot open ${source.title}` },
					};
		}),
		empty: missing('Nobody keeps the figure right.', entry, view),
	};
}

function tensionPanel(entry: Measure, view: View): Panel {
	return {
		title: 'Pulls against',
		icon: 'warning',
		items: (tensionsOf(view.book).get(entry) ?? []).map(({ other, mitigation }) =>
			itemOf(view, other, {
				detail: mitigation ?? 'Nothing is agreed yet on how the two go together.',
				...(mitigation === undefined ? { note: 'open', tone: 'warning' as const } : {}),
				...concerning(carriersOf(view.book).get(other) ?? []),
			}),
		),
		empty: { text: 'Nothing is known to pull against it.' },
	};
}

function goalPanel(entry: Measure, view: View): Panel {
	const goals = referrers(view.book, entry, goal, 'measures', '*');
	const all = indexHref(view, goal);
	return {
		title: 'Goals it shows the way to',
		icon: 'goal',
		items: goals.map((one) => itemOf(view, one)),
		empty: { text: 'No goal is measured by it.', ...(all ? { href: all } : {}) },
	};
}

function movesSection(entry: Measure, view: View): Section {
	const stages = new Map(stagesOf(view).map(({ id, title }) => [id, title]));
	return {
		id: anchorsOf(entry).sectionId('activities'),
		heading: 'What moves it',
		block: {
			form: 'items',
			items: activitiesOf(view.book)
				.filter(({ measures }) => measures.includes(entry))
				.map((activity) => activityItem(activity, stages, view)),
			empty: { text: 'No activity moves it: nobody can do anything about the number.' },
		},
	};
}

/** An activity as a line: its process, who does it, and its stage. */
export function activityItem(activity: Activity, stages: ReadonlyMap<string, string>, view: View): Item {
	const { process, facts, actors, stage } = activity;
	const title = stages.get(stage ?? '');
	return {
		text: facts.title,
		href: hrefOf(view, process, facts.id),
		icon: 'process',
		detail: [process.title, joined(actors.map((one) => one.title))].filter(Boolean).join(' · '),
		...(title ? { note: title } : {}),
		...concerning(actors, [stage]),
	};
}

function questionsSection(entry: Measure, view: View): Section {
	const areas = new Set(
		[...referring(view.book, entry, coaching, 'areas', '*', 'measures', '*')].map(
			({ from, link }) => from.data.areas?.[Number(link.path[1])],
		),
	);
	const asked = questionsOf(view.book).filter(({ area }) => areas.has(area));
	return {
		id: anchorsOf(entry).sectionId('coaching'),
		heading: 'Questions that coach it',
		block: {
			form: 'items',
			items: asked.map(
				({ guide, area, text, asked }): Item => ({
					text,
					href: hrefOf(view, guide, area.id),
					icon: 'coaching',
					detail: `${asked.title} · ${area.title}`,
					...concerning([asked]),
				}),
			),
			empty: { text: 'No coaching guide speaks about it.' },
		},
	};
}
