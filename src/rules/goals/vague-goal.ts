import type { Entry } from '../../core/entry.ts';
import { defineEntryRule } from '../../core/rule.ts';
import type { Location } from '../../core/source.ts';
import { goal } from '../../kinds/goal.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { quoted } from '../words.ts';

/** Words for being in touch. They name a means; only a number beside them says what for. */
const means =
	/\b(?:shar(?:e|es|ing)|exchang(?:e|es|ing)|sociali[sz](?:e|es|ing)|network(?:s|ing)?|align(?:s|ed|ing|ment)?|collaborat(?:e|es|ing|ion)|communicat(?:e|es|ing|ion)|synerg(?:y|ies)|team spirit|work(?:s|ing)? together|get(?:s|ting)? to know)\b/i;

export const vagueGoal = defineEntryRule({
	id: 'vague-goal',
	severity: 'warning',
	profile: 'strict',
	kind: goal,
	*judge(entry, book) {
		if (!inEnglish(book)) return;
		const { outcome = '' } = entry.data;
		const word = means.exec(outcome)?.[0];
		// An outcome that can be counted is an outcome, whatever leads there.
		if (!isCurrent(entry) || word === undefined || /\d/.test(outcome)) return;
		yield {
			entry,
			...wordAt(entry, word),
			key: 'outcome',
			message: `The outcome speaks of ${quoted(word.toLowerCase())} and of nothing one could count: that is a way to a goal and pleases everybody without moving anything.`,
			help: 'Say what will be different for customers or for the business, how much of it and by when.',
		};
	},
});

function wordAt(entry: Entry, word: string): Location {
	const { source, range } = entry.at(['outcome']);
	const at = source.text.slice(range.start, range.end).indexOf(word);
	if (at < 0) return { source, range };
	return { source, range: { start: range.start + at, end: range.start + at + word.length } };
}
