import { defineEntryRule } from '../../core/rule.ts';

export const foreignNotation = defineEntryRule({
	id: 'foreign-notation',
	severity: 'info',
	profile: 'starter',
	weakens: 'page',
	*judge(entry) {
		if (!entry.prose) return;
		const { notations, source } = entry.prose;
		for (const { name, count, range } of notations) {
			const drawn = name.startsWith('diagrams');
			const often = count === 1 ? 'once' : `${count} times, here first`;
			yield {
				entry,
				source,
				range,
				key: name,
				message: drawn
					? `The page holds ${name} ${often}, which are not drawn: readers see the code.`
					: `The page holds ${name} ${often}, which stand there as they are written: another program would make something of them.`,
				help: drawn
					? 'Put a picture beside it, or say in words what it shows.'
					: 'Write it in Markdown, or put it into backticks if it is meant to be read as it stands.',
			};
		}
	},
});
