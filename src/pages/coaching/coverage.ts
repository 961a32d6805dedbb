import type { Entry } from '../../core/entry.ts';
import { coaching } from '../../kinds/coaching.ts';
import { role } from '../../kinds/role.ts';
import { type Role, workOf } from '../../kinds/views/activities.ts';
import { entryOf, linkOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import type { Cell, Item, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import { concerning, hrefOf, type Stage, stagesOf, type View } from '../../page/view.ts';
import { counted, listed } from '../../words/words.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { hasOverview, overviewHref, viewsBeside } from '../shared/views.ts';

const path = '/coaching/coverage/';

/** Rows of a matrix and lines of a list: past these nobody reads on. */
const maxRows = 60;

type Guide = Entry<typeof coaching>;
type Area = NonNullable<Guide['data']['areas']>[number];

/** Part of a guide that belongs to a stage. */
interface Place {
	readonly guide: Guide;
	readonly area: Area;
	readonly stage: string | undefined;
}

/** Where along the journey each role is coached, and whether it is asked about colleagues there. */
export const coachingCoveragePages: Derivation = function* (view) {
	if (!hasOverview(view, path)) return;
	yield {
		path,
		title: 'Coaching along the journey',
		names: ['coaching coverage', 'coaching matrix'],
		summary: 'In which stages each role is asked about its work, and how often about the colleagues it works with.',
		icon: 'coaching',
		activity: 'handbook',
		parent: '/coaching/',
		sections: () => sectionsOf(view),
		asides: () => [viewsBeside(view, path)],
	};
};

/** What the list of guides shows first. */
export function coachingIndex(view: View): Section[] {
	if (!hasOverview(view, path)) return [];
	const gaps = gapsOf(view).length;
	return [
		{
			id: 'fb_coverage',
			heading: 'Where coaching reaches',
			block: {
				form: 'buttons',
				items: [
					{
						form: 'words',
						text: 'Roles × journey',
						href: overviewHref(view, path),
						icon: 'coverage',
						...(gaps > 0 ? { note: `${counted(gaps, 'gap')}` } : {}),
					},
				],
			},
		},
	];
}

function sectionsOf(view: View): Section[] {
	const stages = stagesOf(view);
	const roles = view.book.of(role).filter(isCurrent);
	const places = placesOf(view);
	const guides = view.book.of(coaching).filter(isCurrent);
	const gaps = gapsOf(view);
	const shown = gaps.slice(0, maxRows);
	const anchors = new Set(shown.flatMap(({ id }) => id ?? []));
	return [
		{
			id: 'fb_matrix',
			heading: 'Roles × journey',
			note: gaps.length > 0 ? counted(gaps.length, 'gap') : 'no gaps',
			lead: `How many questions a role is asked in each stage, and after the dot how many of them are about colleagues. Empty: the role has no work there.${roles.length > maxRows ? ` The first ${maxRows} of ${roles.length} roles.` : ''}`,
			block: {
				form: 'matrix',
				label: 'Coaching questions of each role in each stage',
				corner: 'Role',
				columns: stages.map(({ id, title, href }) => ({ text: title, href, stages: [id] })),
				rows: roles.slice(0, maxRows).map((one) => {
					const own = places.get(one) ?? [];
					return {
						head: {
							text: one.title,
							href: hrefOf(view, one),
							...(own.length === 0 ? { detail: 'no guide' } : {}),
							...concerning([one]),
						},
						cells: stages.map((stage) => cellOf(one, stage, own, anchors, view)),
					};
				}),
				filled: true,
			},
		},
		{
			id: 'fb_gaps',
			heading: 'What nobody asks about',
			block: {
				form: 'items',
				items:
					shown.length > 0
						? shown
						: [{ icon: 'pass', text: 'Every role is asked about colleagues in every stage in which it works.' }],
			},
			...(gaps.length > maxRows ? { note: `the first ${maxRows} of ${gaps.length}` } : {}),
		},
		{
			id: 'fb_guides',
			heading: 'Guides × journey',
			lead: `The parts of each guide, by the stage they belong to.${guides.length > maxRows ? ` The first ${maxRows} of ${guides.length} guides.` : ''}`,
			block: {
				form: 'matrix',
				label: 'Parts of each guide by stage',
				corner: 'Guide',
				columns: stages.map(({ id, title, href }) => ({ text: title, href, stages: [id] })),
				rows: guides.slice(0, maxRows).map((guide) => ({
					head: { text: guide.title, href: hrefOf(view, guide) },
					cells: stages.map(({ id }): Cell => {
						const [first, ...more] = (guide.data.areas ?? []).filter(
							(area) => linkOf(view.book, area.stage)?.part === id,
						);
						if (!first) return {};
						return {
							text: more.length > 0 ? `${first.title} and ${more.length} more` : first.title,
							href: hrefOf(view, guide, first.id),
						};
					}),
				})),
			},
		},
	];
}

/** The parts of all guides in force, by the role that is coached. */
function placesOf({ book }: View): ReadonlyMap<Role | undefined, readonly Place[]> {
	const places = book
		.of(coaching)
		.filter(isCurrent)
		.flatMap((guide) =>
			(guide.data.areas ?? []).map((area): Place => ({ guide, area, stage: linkOf(book, area.stage)?.part })),
		);
	return Map.groupBy(places, ({ guide }) => entryOf(book, role, guide.data.for));
}

/** What a role does or answers for in a stage. */
const workIn = (one: Role, stage: string, { book }: View) =>
	(workOf(book).get(one) ?? []).filter((activity) => activity.stage === stage);

const isTogether = ({ about }: Area['questions'][number]) => about === 'collaboration';

function cellOf(one: Role, { id, title }: Stage, own: readonly Place[], gaps: ReadonlySet<string>, view: View): Cell {
	const here = own.filter(({ stage }) => stage === id);
	const questions = here.flatMap(({ area }) => area.questions);
	const together = questions.filter(isTogether).length;
	const [first] = here;
	if (first)
		return {
			text: `${questions.length} · ${together}`,
			tone: together > 0 ? 'good' : 'warning',
			href: hrefOf(view, first.guide, first.area.id),
			title: `${one.title}, ${title}: ${counted(questions.length, 'question')}, ${together} about colleagues.`,
		};
	if (workIn(one, id, view).length === 0) return {};
	const gap = gapId(one, id);
	const href = gaps.has(gap) ? `#${encodeURIComponent(gap)}` : hrefOf(view, one);
	return { text: 'none', tone: 'bad', href, title: `Nobody asks ${one.title} about ${title}.` };
}

const gapId = (one: Role, stage: string) => `fb_${one.slug}_${stage}`;

/** Stages in which a role works and is asked nothing, or nothing about colleagues. */
function gapsOf(view: View): Item[] {
	const places = placesOf(view);
	const stages = stagesOf(view);
	return view.book
		.of(role)
		.filter(isCurrent)
		.flatMap((one) => {
			const own = places.get(one) ?? [];
			return stages.flatMap((stage): Item[] => {
				const here = own.filter((place) => place.stage === stage.id);
				const work = workIn(one, stage.id, view);
				if (here.some(({ area }) => area.questions.some(isTogether)) || (here.length === 0 && work.length === 0))
					return [];
				return [
					gap(
						one,
						stage,
						here,
						own,
						work.map(({ facts }) => facts.title),
						view,
					),
				];
			});
		});
}

function gap(
	one: Role,
	{ id, title }: Stage,
	here: readonly Place[],
	own: readonly Place[],
	work: readonly string[],
	view: View,
): Item {
	const guide = here[0]?.guide ?? own[0]?.guide;
	const edit = guide ? editPlaceHref(guide.at(['areas']), view) : overviewHref(view, '/coverage/');
	return {
		id: gapId(one, id),
		icon: 'question',
		text:
			here.length > 0
				? `${one.title} is asked about ${title}, but not about colleagues.`
				: `Nobody asks ${one.title} about ${title}.`,
		...(work.length > 0 ? { detail: `Its work there: ${listed(work)}.` } : {}),
		...(edit ? { note: guide ? 'add a question' : 'no guide', noteHref: edit } : {}),
		mark: here.length > 0 ? { tone: 'warning', text: 'weak' } : { tone: 'bad', text: 'missing' },
		...concerning([one], [id]),
	};
}
