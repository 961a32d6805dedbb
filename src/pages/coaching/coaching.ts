import { inShort } from '../../calendar/cadence.ts';
import type { Entry } from '../../core/entry.ts';
import { coaching } from '../../kinds/coaching.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf, entryOf, linkOf } from '../../kinds/views/links.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Item, Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import type { Chip } from '../../page/page.ts';
import { hrefOf, itemOf, type Stage, stagesOf, type View } from '../../page/view.ts';
import { nth } from '../../words/sure.ts';
import { counted } from '../../words/words.ts';
import { editPlaceHref } from '../shared/playbook.ts';
import { overviewHref } from '../shared/views.ts';
import { coachingIndex } from './coverage.ts';

type Guide = Entry<typeof coaching>;
type Area = NonNullable<Guide['data']['areas']>[number];

/** A coaching guide: who talks with whom how often, and each part of the talk with its questions and signs. */
export const coachingPage = definePage({
	kind: coaching,
	shows: ['for', 'by', 'cadence', 'form', 'areas'],
	index: coachingIndex,
	chips: chipsOf,
	sections: (entry, view) => [
		...journey(entry, view),
		...(entry.data.areas ?? []).map((_, i) => areaSection(entry, i, view)),
	],
	asides: (_, view) => [
		{
			title: 'Views',
			items: [{ text: 'Coaching × journey', href: overviewHref(view, '/coaching/coverage/'), icon: 'coaching' }],
		},
	],
});

const forms = {
	'one-to-one': 'One to one',
	group: 'In a group',
	peer: 'Colleagues coach each other',
	'joint-visit': 'On a joint visit',
	'call-review': 'On a recorded call',
} as const;

function chipsOf({ data }: Guide, view: View): Chip[] {
	const coached = entryOf(view.book, role, data.for);
	const coach = entryOf(view.book, role, data.by);
	const questions = (data.areas ?? []).flatMap((area) => area.questions);
	const together = questions.filter(({ about }) => about === 'collaboration').length;
	return [
		...(coached ? [{ icon: 'role', text: `For ${coached.title}`, href: hrefOf(view, coached) }] : []),
		...(coach ? [{ icon: 'coaching', text: `Coached by ${coach.title}`, href: hrefOf(view, coach) }] : []),
		...(data.cadence ? [{ icon: 'calendar', text: inShort(data.cadence) }] : []),
		...(data.form ? [{ icon: 'community', text: forms[data.form] }] : []),
		{
			icon: 'collaboration',
			text: questions.length
				? `${together} of ${counted(questions.length, 'question')} about colleagues`
				: 'No question yet',
			...(together === 0 ? { tone: 'warning' as const } : {}),
		},
	];
}

const stageOf = (area: Area, { book }: View): string | undefined => linkOf(book, area.stage)?.part;

/** Where along the journey each part of the talk belongs; a guide of one part needs no overview. */
function journey(entry: Guide, view: View): Section[] {
	const areas = entry.data.areas ?? [];
	const stages = stagesOf(view).filter(({ id }) => areas.some((area) => stageOf(area, view) === id));
	if (areas.length < 2 || stages.length < 2) return [];
	return [
		{
			id: anchorsOf(entry).sectionId('journey'),
			heading: 'Along the customer’s journey',
			lead: 'One part is enough for a talk.',
			block: {
				form: 'journey',
				label: 'Parts of the talk by stage',
				columns: stages.map(({ id, title, href }) => ({
					title,
					href,
					stages: [id],
					items: areas
						.filter((area) => stageOf(area, view) === id)
						.map((area) => ({ text: area.title, href: `#${encodeURIComponent(anchorOf(entry, area))}` })),
				})),
			},
		},
	];
}

const anchorOf = (entry: Guide, area: Area): string => anchorsOf(entry).ids.get(area.id) ?? area.id;

function areaSection(entry: Guide, index: number, view: View): Section {
	const area = nth(entry.data.areas!, index);
	const stage = stagesOf(view).find(({ id }) => id === stageOf(area, view));
	const edit = editPlaceHref(entry.at(['areas', index]), view);
	const nothing = (text: string) => ({ text, ...(edit ? { href: edit } : {}) });
	const panels: Panel[] = [
		{
			title: 'Questions',
			icon: 'question',
			items: area.questions.map((question) => questionItem(question, view)),
			empty: nothing('No questions are written down yet.'),
		},
		{
			title: 'Signs',
			icon: 'lightbulb',
			items: [
				...area.good_signs.map((text): Item => ({ text, mark: { tone: 'good', text: 'a good sign' } })),
				...area.warning_signs.map((text): Item => ({ text, mark: { tone: 'warning', text: 'calls for help' } })),
			],
			empty: nothing('No signs are written down yet: what shows that it goes well, and what calls for help.'),
		},
		{
			title: 'What it should move',
			icon: 'measure',
			notes: true,
			items: entriesOf(view.book, measure, area.measures).map((one) => itemOf(view, one)),
			empty: nothing('No measure is named that this part of the talk should move.'),
		},
	];
	return {
		id: anchorOf(entry, area),
		heading: area.title,
		...(stage ? stageNote(stage) : {}),
		block: { form: 'panels', panels },
	};
}

const stageNote = ({ id, title }: Stage) => ({ note: title, stages: [id] });

const subjects = {
	self: { icon: 'role', detail: 'About your own work' },
	customer: { icon: 'target', detail: 'About the customer' },
	collaboration: { icon: 'collaboration', detail: 'About working with colleagues' },
} as const;

function questionItem({ text, about, with: colleague }: Area['questions'][number], view: View): Item {
	const partner = entryOf(view.book, role, colleague);
	const { icon, detail } = subjects[about];
	return {
		text,
		icon,
		detail: partner && about === 'collaboration' ? `About working with: ${partner.title}` : detail,
		...(partner ? { roles: [partner.slug] } : {}),
	};
}
