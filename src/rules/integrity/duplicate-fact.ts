import { defineEntryRule } from '../../core/rule.ts';

export const duplicateFact = defineEntryRule({
	id: 'duplicate-fact',
	severity: 'error',
	profile: 'starter',
	*judge(entry) {
		if (entry.sources.length < 2) return;
		for (const field of Object.keys(entry.kind.schema.shape)) {
			const [first, second] = entry.stated(field);
			if (!first || !second) continue;
			yield {
				entry,
				...second,
				key: field,
				message: `\`${field}\` is stated here and in \`${first.source.path}\`; only the other one is read.`,
				help: 'Delete it here.',
			};
		}
	},
});
