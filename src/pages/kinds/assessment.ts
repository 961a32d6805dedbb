import type { Entry } from '../../core/entry.ts';
import { assessment } from '../../kinds/assessment.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf, linkOf } from '../../kinds/views/links.ts';
import { referrers } from '../../kinds/views/referring.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Panel, Section } from '../../page/blocks.ts';
import { definePage } from '../../page/compiled.ts';
import type { Words } from '../../page/values.ts';
import { concerning, indexHref, itemOf, linkTo, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { missing } from '../shared/missing.ts';

type Assessment = Entry<typeof assessment>;

/** A questionnaire that can be ticked on the screen or on paper, with the scale before it and what follows after it. */
export const assessmentPage = definePage({
	kind: assessment,
	shows: ['respondents', 'levels', 'items', 'follow_up'],
	chips(entry) {
		const { items = [], levels = [] } = entry.data;
		return [
			...(items.length > 0 ? [{ icon: 'assessment', text: counted(items.length, 'statement') }] : []),
			...(levels.length > 0 ? [{ icon: 'graph', text: counted(levels.length, 'level') }] : []),
		];
	},
	sections: (entry, view) => [
		scaleSection(entry, view),
		statementSection(entry, view),
		followUpSection(entry, view),
		aroundSection(entry, view),
	],
});

function scaleSection(entry: Assessment, view: View): Section {
	const levels = entry.data.levels ?? [];
	const described = levels.some(({ descriptor }) => descriptor);
	return {
		id: anchorsOf(entry).sectionId('levels'),
		heading: 'The scale',
		block:
			levels.length > 0
				? {
						form: 'table',
						label: 'Levels of the scale',
						columns: ['Score', 'Level', ...(described ? ['What one would see'] : [])],
						rows: levels.map(({ value, title, descriptor }) => ({
							cells: [
								words(String(value)),
								words(title),
								...(described ? [descriptor ? words(descriptor) : null] : []),
							],
						})),
					}
				: { form: 'items', items: [], empty: missing('The scale has no levels yet.', entry, view) },
	};
}

const words = (text: string): Words => ({ form: 'words', text });

function statementSection(entry: Assessment, view: View): Section {
	const { items = [], levels = [] } = entry.data;
	return {
		id: anchorsOf(entry).sectionId('items'),
		heading: 'Statements',
		lead: 'What you tick stays on this page: nothing is sent and nothing is kept.',
		block: {
			form: 'questionnaire',
			levels: levels.map(({ value, title }) => ({ value, title })),
			questions: items.map(({ id, text, about, reverse }) => {
				const link = linkOf(view.book, about);
				const anchor = anchorsOf(entry).ids.get(id);
				return {
					name: id,
					text,
					reverse,
					...(anchor ? { id: anchor } : {}),
					...(link?.to && !link.to.kind.single ? { about: linkTo(view, link.to, link.part) } : {}),
				};
			}),
		},
	};
}

/** What happens about poor results: agreed before anybody answers. */
function followUpSection(entry: Assessment, view: View): Section {
	const { items = [], follow_up: rules = [] } = entry.data;
	const id = anchorsOf(entry).sectionId('follow-up');
	if (rules.length === 0) {
		const empty = missing('Nothing is agreed on for poor results.', entry, view);
		return { id, heading: 'What happens then', block: { form: 'items', items: [], empty } };
	}
	return {
		id,
		heading: 'What happens then',
		block: {
			form: 'table',
			label: 'What is done about poor results',
			columns: ['If this', 'is on average below', 'then'],
			rows: rules.map((rule) => {
				const asked = items.find((one) => one.id === rule.item.text);
				const anchor = asked && anchorsOf(entry).ids.get(asked.id);
				return {
					cells: [
						{ ...words(asked?.text ?? rule.item.text), ...(anchor ? { href: `#${anchor}` } : {}) },
						words(String(rule.below)),
						words(rule.then),
					],
				};
			}),
		},
	};
}

function aroundSection(entry: Assessment, view: View): Section {
	const respondents = entriesOf(view.book, role, entry.data.respondents);
	const teams = referrers(view.book, entry, collaboration, 'assessment');
	const all = indexHref(view, collaboration);
	const panels: readonly Panel[] = [
		{
			title: 'Who answers',
			icon: 'role',
			items: respondents.map((one) => itemOf(view, one, concerning([one]))),
			empty: missing('Nobody is asked yet.', entry, view),
		},
		{
			title: 'Collaborations it judges',
			icon: 'collaboration',
			items: teams.map((one) => itemOf(view, one)),
			empty: { text: 'No collaboration uses it.', ...(all ? { href: all } : {}) },
		},
	];
	return { id: anchorsOf(entry).sectionId('around'), heading: 'Who takes part', block: { form: 'panels', panels } };
}
