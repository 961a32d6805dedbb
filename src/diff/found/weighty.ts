/** Numbers, negations and the words that allow or demand, in the languages most handbooks are written in. */
const weighty = new RegExp(
	[
		String.raw`\d+(?:[.,:]\d+)*`,
		...[
			'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|half|twice|double|once',
			'no|not|never|none|nobody|nothing|neither|nor|without|unless|except|cannot|can|may|must|shall|should|only|always',
			String.raw`(?:has|have|need|needs|had) to|\p{L}+n[’']t`,
			'nicht|kein|keine|keinen|keiner|nie|niemals|niemand|ohne|außer|nur|immer|muss|müssen|darf|dürfen|soll|sollen|sollte|kann|können',
			'zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn',
			'ne|pas|jamais|sans|sauf|seulement|toujours|doit|doivent|peut|peuvent|deux|trois|quatre|cinq',
			'nunca|sin|solo|sólo|siempre|debe|deben|puede|pueden|dos|tres|cuatro|cinco',
		].map((words) => String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`),
	].join('|'),
	'giu',
);

/** The words of a text that decide how much, whether and by whom: in order, as they stand. */
const weightyWords = (text: string): readonly string[] =>
	// The number of an item says only where it stands in its list.
	(
		text
			.replace(/^\d+\.\s/gm, '')
			.toLowerCase()
			.match(weighty) ?? []
	).map((word) => word.replaceAll('’', "'"));

/** Whether two texts differ in such a word, so that one may hold where the other does not. */
export const turnsRound = (before: string, after: string): boolean =>
	weightyWords(before).toSorted().join(' ') !== weightyWords(after).toSorted().join(' ');
