import { defineEntryRule } from '../../core/rule.ts';

export const skippedHeading = defineEntryRule({
	id: 'skipped-heading',
	severity: 'error',
	profile: 'standard',
	weakens: 'page',
	*judge(entry) {
		if (!entry.prose) return;
		// A free page asks for nothing, so here it is only warned of.
		const weight = entry.kind.free ? { severity: 'warning' as const } : {};
		const { headings, source } = entry.prose;
		// The title stands above the text, whether or not the text repeats it.
		let above = 1;
		for (const { depth, text, slug, range } of headings) {
			if (depth > above + 1)
				yield {
					entry,
					...weight,
					source,
					range,
					key: slug,
					message: `The heading "${text}" is ${depth - above} levels below the one before it, so the outline has a hole and readers who move by headings think they missed something.`,
					help: `Write it with ${'#'.repeat(above + 1)}.`,
				};
			above = depth;
		}
	},
});
