import type { Measure } from '../../kinds/views/activities.ts';
import { dayIn } from '../../page/facts.ts';
import type { View } from '../../page/view.ts';

/** A number as readers write it, with what it counts: `14.2 %`, `20,800,000 EUR`. */
export function figure(value: number, { data }: Measure, { frame }: Pick<View, 'frame'>): string {
	const number = new Intl.NumberFormat(frame.language, { maximumFractionDigits: 6 }).format(value);
	return data.unit ? `${number} ${data.unit}` : number;
}

/** Where the number should be, in a few words: `from 7 % up to 12 % by 31 December 2026`. */
export function targetText(measure: Measure, view: Pick<View, 'frame'>): string | undefined {
	const { direction, target, baseline } = measure.data;
	if (!target) return undefined;
	const aim = figure(target.value, measure, view);
	const way =
		direction === 'band'
			? target.tolerance === undefined
				? `close to ${aim}`
				: `${aim}, give or take ${figure(target.tolerance, measure, view)}`
			: `${direction === 'up' ? 'up' : 'down'} to ${aim}`;
	return [
		baseline ? `from ${figure(baseline.value, measure, view)} ${way}` : way,
		target.by ? `by ${dayIn(view.frame.language, target.by)}` : '',
	]
		.filter(Boolean)
		.join(' ');
}
