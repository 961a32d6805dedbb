import type { Handbook } from '../../core/handbook.ts';
import { listed } from '../../words/words.ts';

/** What the profile of the settings leaves unchecked: `13 rules of strict not run`; nothing where every rule runs. */
export function notRun({ profile: { unrun } }: Pick<Handbook, 'profile'>): string | undefined {
	if (unrun.length === 0) return undefined;
	const parts = unrun.map(
		({ name, rules }, i) => `${rules}${i > 0 ? '' : rules === 1 ? ' rule' : ' rules'} of ${name}`,
	);
	return `${listed(parts)} not run`;
}
