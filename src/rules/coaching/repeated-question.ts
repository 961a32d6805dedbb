import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const repeatedQuestion = defineRule({
	id: 'repeated-question',
	severity: 'info',
	profile: 'strict',
	weakens: 'coaching',
	*check(book) {
		const asked = new Map<string, { entry: Entry; path: readonly PropertyKey[] }>();
		for (const entry of book.of(coaching)) {
			const role = book.follow(entry, ['for'])?.to;
			if (!isCurrent(entry) || !role) continue;
			for (const [area, { questions }] of (entry.data.areas ?? []).entries()) {
				for (const [index, { text }] of questions.entries()) {
					const path = ['areas', area, 'questions', index, 'text'];
					const key = `${role.id} ${wordsOf(text)}`;
					const first = asked.get(key);
					asked.set(key, first ?? { entry, path });
					if (!first) continue;
					yield {
						entry,
						path,
						message: `The role "${role.title}" is asked this twice; the second answer is a recital of the first.`,
						help: 'Keep it where it does most, and ask something else here.',
						related: [{ ...first, message: 'It is asked here first.' }],
					};
				}
			}
		}
	},
});

/** A question without capitals and punctuation. */
const wordsOf = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
		.trim();
