import { journeyId, stageId } from '../address.ts';
import type { Section } from '../blocks.ts';
import { isJudged } from '../frame.ts';
import { stagesOf, type View } from '../view.ts';

/** What the start page shows before its text: the customer's journey. A folder of plain pages has none. */
export function homeSections(view: View): readonly Section[] {
	const stages = isJudged(view.book) ? stagesOf(view) : [];
	if (stages.length === 0) return [];
	return [
		{
			id: journeyId,
			heading: 'The customer’s journey',
			block: {
				form: 'journey',
				label: 'The customer’s journey',
				columns: stages.map(({ id, title, phase, goal }) => ({
					id: stageId(id),
					title,
					subtitle: phase,
					stages: [id],
					items: [],
					...(goal ? { text: goal } : {}),
				})),
			},
		},
	];
}
