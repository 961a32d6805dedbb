import type { Entry } from '../../core/entry.ts';
import type { Kind } from '../../core/kind.ts';
import { action } from '../../kinds/action.ts';
import type { process } from '../../kinds/process.ts';
import { role } from '../../kinds/role.ts';
import { session } from '../../kinds/session.ts';
import { type Activity, everybodyIn, type Measure } from '../../kinds/views/activities.ts';
import { type Question, questionsOf } from '../../kinds/views/jobs.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { carriersOf } from '../../kinds/views/measures.ts';
import { referrers, referring } from '../../kinds/views/referring.ts';
import { invited } from '../../kinds/views/sessions.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Empty, Item, Panel, Section } from '../../page/blocks.ts';
import { concerning, hrefOf, indexHref, itemOf, stagesOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { meetingOf } from '../shared/meetings.ts';
import { missing } from '../shared/missing.ts';

type Process = Entry<typeof process>;

/** What keeps a process going: sessions, coaching, measures, and the actions that lead into it. */
export function aroundProcess(entry: Process, activities: readonly Activity[], view: View): readonly Section[] {
	const { sectionId } = anchorsOf(entry);
	const panels = coachingPanels(activities, view);
	const actions = actionItems(entry, view);
	return [
		{
			id: sectionId('sessions'),
			heading: 'Sessions that drive it',
			block: {
				form: 'items',
				items: sessionItems(entry, view),
				empty: listedAt(session, 'No session moves this process along yet.', view),
			},
		},
		{
			id: sectionId('coaching'),
			heading: 'Coaching questions',
			note: 'about the colleagues one meets in it',
			block:
				panels.length > 0
					? { form: 'panels', panels }
					: {
							form: 'items',
							items: [],
							empty: { text: 'No coaching guide asks about colleagues in the stages of this process.' },
						},
		},
		{
			id: sectionId('measures'),
			heading: 'Measures it moves',
			block: {
				form: 'items',
				items: measureItems(activities, view),
				empty: missing('No activity of this process names a measure it moves.', entry, view),
			},
		},
		...(actions.length > 0
			? [
					{
						id: sectionId('actions'),
						heading: 'Actions that lead into it',
						block: { form: 'items', items: actions } as const,
					},
				]
			: []),
	];
}

/** Says that nothing is there, and leads to where the entries of `kind` are. */
const listedAt = (kind: Kind, text: string, view: View): Empty => {
	const href = indexHref(view, kind);
	return { text, ...(href ? { href } : {}) };
};

/** Sessions made for the process or one of its activities, and those that end with an action in one of them. */
function sessionItems(entry: Process, view: View): readonly Item[] {
	const { book } = view;
	const reasons = new Map<Entry<typeof session>, Set<string>>();
	const add = (from: Entry<typeof session>, part: string | undefined) => {
		const parts = reasons.get(from) ?? new Set();
		reasons.set(from, part === undefined ? parts : parts.add(part));
	};
	for (const { from, link } of referring(book, entry, session, 'fits', '*')) add(from, link.part);
	for (const { from: template, link } of referring(book, entry, action, 'activity'))
		for (const from of referrers(book, template, session, 'outputs', '*')) add(from, link.part);
	return [...reasons].map(([one, parts]) => {
		const titles = [...parts].map((id) => entry.parts.find((part) => part.id === id)?.title ?? id);
		const meeting = meetingOf(one, view);
		return itemOf(view, one, {
			...(titles.length > 0 ? { detail: titles.join(' · ') } : {}),
			note: meeting.text,
			...(meeting.href ? { noteHref: meeting.href } : {}),
			...concerning(invited(book, one)),
		});
	});
}

/** Questions about colleagues, by stage, to those who work there about those they work with. */
function coachingPanels(activities: readonly Activity[], view: View): readonly Panel[] {
	const asked = questionsOf(view.book).filter(({ about }) => about === 'collaboration');
	return stagesOf(view).flatMap(({ id, title, href }): Panel[] => {
		const here = activities.filter(({ stage }) => stage === id);
		const actors = new Set(here.flatMap(({ actors }) => actors));
		const everybody = new Set(here.flatMap(everybodyIn));
		const items = asked
			.filter(
				({ asked: of, with: partner, stage }) => stage === id && actors.has(of) && (!partner || everybody.has(partner)),
			)
			.map((question) => questionItem(question, view));
		return items.length > 0 ? [{ title, href, items }] : [];
	});
}

const questionItem = ({ guide, area, text, asked }: Question, view: View): Item => ({
	text,
	href: hrefOf(view, guide, area.id),
	detail: asked.title,
	...concerning([asked]),
});

function measureItems(activities: readonly Activity[], view: View): readonly Item[] {
	const moved = new Map<Measure, Activity[]>();
	for (const activity of activities)
		for (const one of new Set(activity.measures)) moved.set(one, [...(moved.get(one) ?? []), activity]);
	return [...moved].map(([one, by]) => {
		const carriers = [...(carriersOf(view.book).get(one) ?? [])];
		return itemOf(view, one, {
			detail:
				carriers.length > 0 ? `Judges ${carriers.map(({ title }) => title).join(', ')}` : 'No role is judged by it',
			note: `in ${counted(by.length, 'activity', 'activities')}`,
			...concerning(carriers),
		});
	});
}

function actionItems(entry: Process, view: View): readonly Item[] {
	return [...referring(view.book, entry, action, 'activity')].map(({ from, link }) => {
		const owner = entryOf(view.book, role, from.data.owner);
		const title = entry.parts.find(({ id }) => id === link.part)?.title;
		return itemOf(view, from, {
			...(title ? { detail: `Next: ${title}` } : {}),
			...(owner ? { note: owner.title, noteHref: hrefOf(view, owner), ...concerning([owner]) } : {}),
		});
	});
}
