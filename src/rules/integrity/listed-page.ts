import { defineRule } from '../../core/rule.ts';
import { unlistedBy } from '../../kinds/views/habits.ts';
import { listed } from '../../kinds/views/words.ts';

export const listedPage = defineRule({
	id: 'listed-page',
	severity: 'info',
	profile: 'starter',
	weakens: 'page',
	*check({ entries }) {
		const asking = entries.filter((entry) => unlistedBy(entry).length > 0);
		const [entry] = asking;
		if (!entry) return;
		const fields = [...new Set(asking.flatMap(unlistedBy))].map((name) => `\`${name}\``);
		yield {
			entry,
			path: [unlistedBy(entry)[0]!],
			part: 'key',
			message:
				asking.length === 1
					? `This page asks not to be listed (${listed(fields)}), but every page of a handbook is.`
					: `${asking.length} pages, this one first, ask not to be listed (${listed(fields)}), but every page of a handbook is.`,
			help: 'Keep what nobody should find elsewhere.',
		};
	},
});
