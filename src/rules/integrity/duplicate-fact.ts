import { defineRule } from '../../core/rule.ts';

export const duplicateFact = defineRule({
	id: 'duplicate-fact',
	severity: 'error',
	profile: 'starter',
	*check({ entries }) {
		for (const entry of entries) {
			if (entry.sources.length < 2) continue;
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
		}
	},
});
