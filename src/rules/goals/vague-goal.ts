import type { Entry } from '../../core/entry.ts';
import { defineEntryRule } from '../../core/rule.ts';
import type { Location } from '../../core/source.ts';
import { goal } from '../../kinds/goal.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { quoted } from '../../kinds/views/words.ts';

/** Words for being in touch. They name a means, and what follows may still say what for. */
const means =
	/\b(?:shar(?:e|es|ing)|exchang(?:e|es|ing)|sociali[sz](?:e|es|ing)|network(?:s|ing)?|align(?:s|ed|ing|ment)?|collaborat(?:e|es|ing|ion)|co-?operat(?:e|es|ing|ion)|communicat(?:e|es|ing|ion)|synerg(?:y|ies)|team ?spirit|team ?work|one team|work(?:s|ing)? (?:more )?(?:closely )?together|get(?:s|ting)? to know|know(?:s|ing)? each other|understand(?:s|ing)? each other(?: better)?|pull(?:s|ing)? together)\b/i;

/** Wishes about how people get on with each other, whatever they say beside it. */
const wishes =
	/\b(?:(?:improv|strengthen|foster|promot|deepen|enhanc|increas|encourag|rais|build|creat)(?:e|es|ed|ing|s)?|better|closer|stronger|good|greater|more)\s+(?:[\w-]+\s+){0,2}?(?:co-?operation|collaboration|communication|relationships?|partnerships?|understanding|alignment|transparency|trust|visibility|awareness|exchange|dialogue|team ?work|team ?spirit|spirit|mindset|engagement|bridges|synergies)\b|\bbreak(?:s|ing)? down (?:the )?silos\b/i;

/** What says that something will be different, how much of it or by when. */
const counted =
	/\d|\b(?:so that|until|by (?:the end of |next )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|year|quarter|month|week)\w*|every|each|all|no|none|half|third|quarter|twice|double|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|fewer|less|faster|sooner|earlier|within|before|instead)\b/i;

export const vagueGoal = defineEntryRule({
	id: 'vague-goal',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	kind: goal,
	*judge(entry, book) {
		if (!inEnglish(book)) return;
		const { outcome = '' } = entry.data;
		// An outcome that can be counted is an outcome, whatever leads there.
		const word = /\d/.test(outcome)
			? undefined
			: (wishes.exec(outcome) ?? (counted.test(outcome.replace(means, ' ')) ? null : means.exec(outcome)))?.[0];
		if (!isCurrent(entry) || word === undefined) return;
		yield {
			entry,
			path: ['outcome'],
			...wordAt(entry, word),
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
