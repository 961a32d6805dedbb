import { changesIn, changesPath, type NotedChange } from '../../history/changes.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { goal } from '../../kinds/goal.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { journeyId, pageHref, stageId } from '../../page/address.ts';
import type { Item, Section } from '../../page/blocks.ts';
import { dayIn } from '../../page/facts.ts';
import { isJudged } from '../../page/frame.ts';
import { concerning, hrefOf, itemOf, stagesOf, type View } from '../../page/view.ts';
import { stageSections } from './stages.ts';
import { startPanels } from './start.ts';

/** Changes and collaborations named on the start page; there are pages for all of them. */
const maxItems = 6;

/**
 * What the start page shows before its text: the customer's journey, where each sort of reader starts, what the
 * collaborations are and what changed, and what is done, by whom and with what in each stage. A folder of plain
 * pages has none of it.
 */
export function homeSections(view: View): readonly Section[] {
	if (!isJudged(view.book)) return [];
	const start = startPanels(view);
	const now = [
		{ title: 'Collaborations', items: collaborations(view) },
		{ title: 'Changed lately', href: pageHref(view.frame.base, changesPath), items: changes(view) },
	].filter(({ items }) => items.length > 0);
	const stages = stageSections(view);
	return [
		...journeySection(view, new Set(stages.map(({ id }) => id))),
		...(start.length > 0
			? [{ id: 'fb_start', heading: 'Where to start', block: { form: 'panels', panels: start } } satisfies Section]
			: []),
		...(now.length > 0
			? [{ id: 'fb_now', heading: 'What is going on', block: { form: 'panels', panels: now } } satisfies Section]
			: []),
		...stages,
	];
}

/** A stage with a section of its own leads to it; others are told here alone. */
function journeySection(view: View, told: ReadonlySet<string>): readonly Section[] {
	const stages = stagesOf(view);
	if (stages.length === 0) return [];
	const columns = stages.map(({ id, title, phase, goal: wish }) => ({
		...(told.has(stageId(id)) ? { href: `#${stageId(id)}` } : { id: stageId(id) }),
		title,
		subtitle: phase,
		stages: [id],
		items: [],
		...(wish ? { text: wish } : {}),
	}));
	return [
		{
			id: journeyId,
			heading: 'Where is your customer?',
			lead: 'What the customer wants in each stage; open one for what we do there, who, in which systems and sessions.',
			block: { form: 'journey', label: 'The customer’s journey', columns },
		},
	];
}

const collaborations = (view: View): readonly Item[] =>
	view.book
		.of(collaboration)
		.filter(isCurrent)
		.slice(0, maxItems)
		.map((one) => {
			const aim = entryOf(view.book, goal, one.data.goal);
			return itemOf(view, one, {
				...concerning(entriesOf(view.book, role, one.data.roles)),
				...(aim ? { detail: aim.title } : {}),
			});
		});

/** What changed in anybody's work; how the handbook itself is kept, only where nothing else is known. */
const changes = (view: View): readonly Item[] => {
	const all = changesIn(view.book);
	const ofWork = all.filter(({ roles }) => roles.length > 0);
	return (ofWork.length > 0 ? ofWork : all).slice(0, maxItems).map((change) => changeItem(change, view));
};

const changeItem = ({ entry, date, note, roles }: NotedChange, view: View): Item => ({
	text: entry.title,
	href: hrefOf(view, entry),
	icon: entry.kind.name,
	detail: note,
	note: dayIn(view.frame.language, date),
	...concerning(roles),
});
