import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { quoted } from '../../kinds/views/words.ts';

/** First words that name a thing or a state. */
const noun = /^(?:the|an?|our|[a-z]+(?:ing|[ts]ion|ment|ance|ence|ship|ness|ity))$/i;

/** Verbs that end like nouns. */
const verbs = new Set(
	(
		'bring sing swing ring string sling cling fling spring sting wing king ping ' +
		'position mention question commission provision envision transition partition function condition caution ration auction ' +
		'implement document complement compliment supplement augment experiment comment cement segment torment moment ' +
		'balance finance advance enhance reference sequence experience evidence influence silence license ' +
		'ship witness harness'
	).split(' '),
);

export const activityWithoutVerb = defineEntryRule({
	id: 'activity-without-verb',
	severity: 'info',
	profile: 'strict',
	weakens: 'process',
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		if (!inEnglish(book)) return;
		for (const { facts, path } of activitiesIn(book, entry)) {
			const first = /^[a-z]+(?![\w-])/i.exec(facts.title)?.[0] ?? '';
			if (!noun.test(first) || verbs.has(first.toLowerCase())) continue;
			yield {
				entry,
				path: [...path, 'title'],
				message: `${quoted(facts.title)} names a thing and does not say what to do with it, so each role reads a task of its own into it.`,
				help: 'Begin with a verb, as if you asked somebody to do it: "Size the solution".',
			};
		}
	},
});
