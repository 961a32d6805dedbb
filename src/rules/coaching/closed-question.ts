import { defineEntryRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const closedQuestion = defineEntryRule({
	id: 'closed-question',
	severity: 'warning',
	profile: 'standard',
	kind: coaching,
	*judge(entry, book) {
		if (!inEnglish(book)) return;
		if (!isCurrent(entry)) return;
		for (const [area, { questions }] of (entry.data.areas ?? []).entries()) {
			for (const [index, { text }] of questions.entries()) {
				if (!isClosed(text)) continue;
				yield {
					entry,
					path: ['areas', area, 'questions', index, 'text'],
					message:
						'This can be answered with yes or no, so the coach learns what the other thinks is expected and not what happened.',
					help: 'Ask with what, who, which, when, where or how.',
					...mild(entry),
				};
			}
		}
	},
});

/** A sentence that begins with its verb is answered with yes or no, unless it goes on to ask more: "Did it, and how?" */
function isClosed(text: string): boolean {
	const question = /[^.!?]*\?\s*$/.exec(text.trim())?.[0].trim();
	return question !== undefined && verbFirst.test(question) && !asksOn.test(question);
}

const verbFirst =
	/^["“'(]?(?:and |so |but |then )?(?:am|are|aren[’']t|is|isn[’']t|was|wasn[’']t|were|weren[’']t|do|don[’']t|does|doesn[’']t|did|didn[’']t|have|haven[’']t|has|hasn[’']t|had|hadn[’']t|can|can[’']t|could|couldn[’']t|will|won[’']t|would|wouldn[’']t|shall|should|shouldn[’']t|may|might|must) /i;
const asksOn =
	/(?:,|;|:|–|—)\s*(?:and |or |but |if so,? |if not,? )?(?:what|who|whom|whose|which|when|where|why|how)\b|\b(?:and|or) (?:what|who|whom|whose|which|when|where|why|how)\b/i;
