import { defineEntryRule } from '../../core/rule.ts';
import { listed } from '../../kinds/views/words.ts';

export const duplicateFact = defineEntryRule({
	id: 'duplicate-fact',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*judge(entry) {
		if (entry.sources.length < 2) return;
		const twice = Object.keys(entry.kind.schema.shape).flatMap((field) => {
			const [first, second] = entry.stated(field);
			return first && second ? [{ field, first, second }] : [];
		});
		const [one, ...more] = twice.sort((a, b) => a.second.range.start - b.second.range.start);
		if (!one) return;
		const names = listed(twice.map(({ field }) => `\`${field}\``));
		yield {
			entry,
			...one.second,
			key: one.field,
			message: `${names} ${more.length > 0 ? 'are' : 'is'} stated here and in \`${one.first.source.path}\`; only the other one is read.`,
			help:
				more.length > 0
					? 'Where they differ, put what holds into the other file. Delete them here.'
					: 'Delete it here.',
		};
	},
});
