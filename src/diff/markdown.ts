import { code, inert } from '../escape/markdown.ts';
import { counted } from '../words/words.ts';
import type { Topic } from './found/change.ts';
import { short, textOf } from './found/sentence.ts';
import { compareWords, inShort } from './found/words.ts';
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

/** Hosts refuse comments of 65,536 characters; some count bytes. */
const mostCharacters = 60_000;

/** What stands in front of a comment, so that the next run finds and replaces it. */
const commentMark = '<!-- fieldbook diff -->';

/** Topics that are shown at once; the others open on a click. */
const leading = new Set<Topic>(['duty', 'measure', 'access', 'cadence', 'sense']);

/** A difference as a comment on a pull request: what matters first, the rest folded, never longer than a host takes. */
export function formatMarkdown(report: Report): string {
	const head = [
		commentMark,
		`### ${inert(headline(report))}`,
		`From ${inert(report.from)} to ${inert(report.to)}.`,
		...warnings(report),
	];
	const groups = groupsOf(report).flatMap(([topic, list]) => sections(topic, list));
	const brought = newFindings(report);
	const doubt = toLookAt(report);
	const findings = [
		...fold(`Findings it brings (${brought.length})`, brought.map(findingLine), true),
		...(doubt ? fold(doubt.words, doubt.list.map(doubtLine), false) : []),
		...fold(`Findings it mends (${report.fixed.length})`, report.fixed.map(findingLine), false),
	];
	return `${withinLimit(head, [...groups, ...findings]).join('\n\n')}\n`;
}

interface Line {
	readonly text: string;
	/** The words that differ, shown where there is room for all lines. */
	readonly words?: string;
}

interface Section {
	readonly open: string;
	readonly lines: readonly Line[];
	readonly close: string;
}

function warnings(report: Report): string[] {
	return [...objections(report)].map(([words, titles]) => {
		const names = titles.slice(0, 10).map((title) => `"${inert(short(title))}"`);
		const rest = titles.length > names.length ? ` and ${titles.length - names.length} more` : '';
		return `**${words}:** ${names.join(', ')}${rest}.`;
	});
}

function sections(topic: Topic, list: readonly Told[]): Section[] {
	const title = `${headings[topic]} (${list.length})`;
	if (!leading.has(topic)) return fold(title, list.map(changeLine), false);
	return [{ open: `#### ${title}\n`, lines: list.map(changeLine), close: '' }];
}

function fold(title: string, lines: readonly Line[], open: boolean): Section[] {
	if (lines.length === 0) return [];
	return [{ open: `<details${open ? ' open' : ''}><summary>${title}</summary>\n`, lines, close: '\n</details>' }];
}

function changeLine(change: Told): Line {
	const sentence = change.sentence
		.map((piece) =>
			typeof piece === 'string'
				? inert(piece)
				: 'id' in piece && piece.part === undefined
					? `**${inert(textOf(piece).slice(1, -1))}**`
					: inert(textOf(piece)),
		)
		.join('');
	const place = namesPlaybook(change.sentence, change) ? '' : ` In **${inert(short(change.title))}**.`;
	const reach = reachWords(change, (title) => inert(short(title)));
	const words = wordsOf(change);
	return {
		text: `- ${sentence}${place}${reach ? `<br><sub>${reach}.</sub>` : ''}`,
		...(words ? { words: `\n  <details><summary>Before and after</summary>\n\n  ${words}\n\n  </details>` } : {}),
	};
}

/** Words shown of a text, those left out that stay. */
const mostWords = 120;

/** The words of a text as they were and as they are: ~~these~~ **those**. */
function wordsOf({ detail }: Told): string {
	const { before = '', after = '' } = detail ?? {};
	if (!before || !after) return '';
	const stretches = inShort(compareWords(before, after));
	let left = mostWords;
	const shown: string[] = [];
	for (const { of, words } of stretches) {
		if (left <= 0) break;
		const text = inert(words.slice(0, left).join(' '));
		left -= words.length;
		shown.push(of === 'old' ? `~~${text}~~` : of === 'now' ? `**${text}**` : text);
	}
	return shown.length > 0 ? `“${shown.join(' ')}${left < 0 ? ' …' : ''}”` : '';
}

const findingLine = ({ severity, rule, source, message }: Report['brought'][number]): Line => ({
	text: `- ${severity} ${code(rule)} in ${code(source.path)}: ${inert(short(message))}`,
});

const doubtLine = ({ source, message }: Report['brought'][number]): Line => ({
	text: `- ${code(source.path)}: ${inert(short(message))}`,
});

/** The sections, with lines left out where the whole would be too long. */
function withinLimit(head: readonly string[], sections: readonly Section[]): string[] {
	// Room for the line that says how much is missing.
	let room = mostCharacters - 200 - sections.reduce((sum, { open, close }) => sum + open.length + close.length + 4, 0);
	room -= head.reduce((sum, text) => sum + text.length + 2, 0);
	let left = 0;
	const blocks: Section[] = [];
	for (const { open, lines, close } of sections) {
		const kept: Line[] = [];
		for (const line of lines) {
			// Once one is left out, shorter ones that mean less do not take its place.
			if (left > 0 || line.text.length + 1 > room) left++;
			else {
				kept.push(line);
				room -= line.text.length + 1;
			}
		}
		if (kept.length > 0) blocks.push({ open, lines: kept, close });
	}
	const written = blocks.map(({ open, lines, close }) => {
		const texts = lines.map(({ text, words = '' }) => {
			if (words.length > room) return text;
			room -= words.length;
			return text + words;
		});
		return [open, ...texts, close].filter(Boolean).join('\n');
	});
	const rest = left > 0 ? [`${counted(left, 'more line')} left out here; \`fieldbook diff\` shows all of it.`] : [];
	return [...head, ...written, ...rest];
}
