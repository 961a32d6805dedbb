import { defineEntryRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { languageOf } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const closedQuestion = defineEntryRule({
	id: 'closed-question',
	severity: 'warning',
	profile: 'standard',
	weakens: 'coaching',
	kind: coaching,
	*judge(entry, book) {
		const closed = closedIn[languageOf(book)];
		if (!closed) return;
		if (!isCurrent(entry)) return;
		for (const [area, { questions }] of (entry.data.areas ?? []).entries()) {
			for (const [index, { text }] of questions.entries()) {
				if (!isClosed(text, closed)) continue;
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
function isClosed(text: string, { verbFirst, asksOn }: Closed): boolean {
	const question = /[^.!?]*\?\s*$/.exec(text.trim())?.[0].trim();
	return question !== undefined && verbFirst.test(question) && !asksOn.test(question);
}

interface Closed {
	readonly verbFirst: RegExp;
	/** What makes an open question of it after all. */
	readonly asksOn: RegExp;
}

/** By language: how a question begins, or ends, that is answered with yes or no. */
const closedIn: Readonly<Record<string, Closed>> = {
	en: {
		verbFirst:
			/^["“'(]?(?:and |so |but |then )?(?:am|are|aren[’']t|is|isn[’']t|was|wasn[’']t|were|weren[’']t|do|don[’']t|does|doesn[’']t|did|didn[’']t|have|haven[’']t|has|hasn[’']t|had|hadn[’']t|can|can[’']t|could|couldn[’']t|will|won[’']t|would|wouldn[’']t|shall|should|shouldn[’']t|may|might|must) |^(?:any|anything|anybody|anyone|everything|ready|happy|agreed|ok|okay|got|need|sure) |^(?:tell me|let me know|say) (?:if|whether) |, (?:right|ok|yes|no|(?:is|are|was|were|do|does|did|have|has|will|would|can)n[’']t (?:it|you|they|he|she|we))\?$/i,
		asksOn:
			/(?:,|;|:|–|—)\s*(?:and |or |but |if so,? |if not,? )?(?:what|who|whom|whose|which|when|where|why|how)\b|\b(?:and|or) (?:what|who|whom|whose|which|when|where|why|how)\b/i,
	},
	de: {
		verbFirst:
			/^["„(]?(?:und |aber |dann )?(?:bist|ist|sind|seid|war|warst|waren|hast|hat|habt|haben|hattest|hatte|hatten|wirst|wird|werden|wurde|wurden|kannst|kann|können|könnt|konntest|konnte|machst|macht|weißt|wissen|gibt es|gab es|läuft|lief|passt|passte|hilft|half|willst|wollen|sollst|soll|sollen|möchtest|möchten|darfst|darf|dürfen|musst|muss|müssen|alles|bereit) /i,
		asksOn:
			/(?:,|;|:|–|—|\b(?:und|oder|aber))\s*(?:und |wenn ja, |wenn nein, )?(?:was|wer|wem|wen|wessen|welche[mnrs]?|wann|wo|wohin|woran|womit|wodurch|warum|weshalb|wie|wofür)\b/i,
	},
	fr: {
		verbFirst:
			/^["«(]?\s?(?:et |mais )?(?:est-ce que|est-ce|es-tu|êtes-vous|as-tu|avez-vous|a-t-|ont-ils|ont-elles|peux-tu|pouvez-vous|veux-tu|voulez-vous|sais-tu|savez-vous|y a-t-il|faut-il|tout va) ?/i,
		asksOn:
			/(?:,|;|:|–|—|\b(?:et|ou|mais))\s*(?:si oui, )?(?:quoi|que|qui|quand|où|comment|pourquoi|combien|quel(?:le)?s?)(?!\p{Letter})/iu,
	},
};
