import type { Measure, Role } from '../../kinds/views/activities.ts';
import { measuresOf, tensionsOf } from '../../kinds/views/measures.ts';
import type { Item, Panel } from '../../page/blocks.ts';
import { hrefOf, itemOf, type View } from '../../page/view.ts';

/** The measures of two roles side by side: those of both, those of one alone, and those that set the one against the other. */
export function measurePanels(one: Role, other: Role, view: View): readonly Panel[] {
	const [mine, theirs] = [measuresOf(view.book, one), measuresOf(view.book, other)];
	const both = mine.filter((measure) => theirs.includes(measure));
	const item = (measure: Measure): Item => {
		const { icon: _, ...bare } = itemOf(view, measure, measure.data.target ? { note: targetOf(measure) } : {});
		return bare;
	};
	const alone = (measures: readonly Measure[]) => measures.filter((measure) => !both.includes(measure)).map(item);
	const opposed = oppositions(mine, theirs, view);
	return [
		{
			title: 'Both of us',
			items: both.map(item),
			empty: { text: 'No measure is shared: each can succeed while the other fails.' },
		},
		{ title: `${one.title} alone`, items: alone(mine), empty: { text: 'Nothing that the other does not carry, too.' } },
		{
			title: `${other.title} alone`,
			items: alone(theirs),
			empty: { text: 'Nothing that the other does not carry, too.' },
		},
		...(opposed.length > 0 ? [{ title: 'What could pull us apart', items: opposed }] : []),
	];
}

function targetOf({ data }: Measure): string {
	const { target, unit, direction } = data;
	const word = direction === 'up' ? 'at least' : direction === 'down' ? 'at most' : 'about';
	return target ? `${word} ${target.value} ${unit ?? ''}`.trim() : '';
}

/** Measures of the one that pull against measures of the other, each pair once. */
function oppositions(mine: readonly Measure[], theirs: readonly Measure[], view: View): readonly Item[] {
	const told = new Set<string>();
	return mine.flatMap((measure) =>
		(tensionsOf(view.book).get(measure) ?? []).flatMap(({ other, mitigation }): Item[] => {
			const pair = [measure.slug, other.slug].sort().join(' ');
			if (!theirs.includes(other) || told.has(pair)) return [];
			told.add(pair);
			return [
				{
					text: measure.title,
					href: hrefOf(view, measure),
					detail: mitigation ?? 'Nothing is agreed yet on how the two go together.',
					note: `pulls against ${other.title}`,
					noteHref: hrefOf(view, other),
					tone: 'warning',
				},
			];
		}),
	);
}
