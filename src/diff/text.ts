import { visible } from '../escape/terminal.ts';
import { counted } from '../words/words.ts';
import { plain, short } from './found/sentence.ts';
import { places } from './found/words.ts';
import {
	groupsOf,
	headings,
	headline,
	namesPlaybook,
	newFindings,
	objections,
	type Report,
	reachWords,
	type Told,
	toLookAt,
} from './report.ts';

/** Places of a text that are shown: whoever wants all of it asks for the page. */
const mostPlaces = 3;

/** A difference as lines for a terminal or a log. */
export function formatText(report: Report): string {
	const lines = [`${headline(report)}, from ${report.from} to ${report.to}.`];
	for (const [topic, list] of groupsOf(report)) {
		lines.push('', headings[topic]);
		for (const change of list) {
			lines.push(`  ${plain(change.sentence)}`);
			const place = namesPlaybook(change.sentence, change) ? [] : [`In "${change.title}"`];
			const about = [...place, ...[reachWords(change, (title) => title)].filter(Boolean)].join('. ');
			if (about) lines.push(`    ${about}.`);
			lines.push(...wordsOf(change));
		}
	}
	for (const [label, list] of [
		['Findings it brings', newFindings(report)],
		['Findings it mends', report.fixed],
	] as const) {
		if (list.length === 0) continue;
		lines.push('', label);
		for (const { severity, rule, source, message } of list)
			lines.push(`  ${severity} ${rule} ${source.path}: ${message}`);
	}
	const doubt = toLookAt(report);
	if (doubt) lines.push('', doubt.words, ...doubt.list.map(({ source, message }) => `  ${source.path}: ${message}`));
	for (const [words, titles] of objections(report)) lines.push('', words, ...titles.map((title) => `  ${title}`));
	return `${lines.map(visible).join('\n')}\n`;
}

/** Where a text differs that is too long for the sentence, as it was and as it is. */
function* wordsOf({ detail, sentence }: Told): Generator<string> {
	const { before = '', after = '' } = detail ?? {};
	const isSaid = sentence.some((piece) => typeof piece === 'object' && 'quote' in piece && piece.quote === before);
	if (!before || !after || isSaid) return;
	const found = places(before, after);
	for (const one of found.slice(0, mostPlaces)) {
		if (one.before) yield `    - ${short(one.before)}`;
		if (one.after) yield `    + ${short(one.after)}`;
	}
	if (found.length > mostPlaces) yield `    and ${counted(found.length - mostPlaces, 'more place')}`;
}
