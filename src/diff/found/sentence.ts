import { places } from './words.ts';

/** A playbook or a part of one that a sentence names; it stands in one of the two handbooks. */
export interface Mention {
	/** What readers call it. */
	readonly text: string;
	/** Id of the playbook. */
	readonly id: string;
	readonly part?: string;
}

/** Words of a playbook, as one of the two handbooks has them. */
export interface Quote {
	readonly quote: string;
	/** What it is told beside: of a long text, only that is shown in which it differs. */
	readonly beside?: string;
}

/** A sentence that knows which of its words are names and which are quoted, so that a page may link the former. */
export type Sentence = readonly Piece[];
export type Piece = string | Mention | Quote;

type Part = Piece | Sentence | number;

/** Writes a sentence: `` say`${role} now does ${activity}.` `` */
export function say(texts: TemplateStringsArray, ...parts: readonly Part[]): Sentence {
	const pieces: Piece[] = [];
	for (const [i, text] of texts.entries()) {
		if (text) pieces.push(text);
		const part = parts[i];
		if (typeof part === 'number') pieces.push(String(part));
		else if (isSentence(part)) pieces.push(...part);
		else if (part !== undefined && part !== '') pieces.push(part);
	}
	return pieces;
}

const isSentence = (part: Part | undefined): part is Sentence => Array.isArray(part);

export const quote = (text: string): Quote => ({ quote: text });

/** Names that a sentence lists before it says how many more there are: past that, nobody reads them. */
const longestList = 5;

/** `a, b and c`; a long list is cut short and counted. */
export function listed(pieces: readonly (Piece | Sentence)[]): Sentence {
	const shown = pieces.length > longestList ? pieces.slice(0, longestList - 1) : pieces;
	const more = pieces.length - shown.length;
	const parts: readonly (Piece | Sentence)[] = more > 0 ? [...shown, `${more} more`] : shown;
	return parts.flatMap((part, i) => [
		...(i === 0 ? [] : [i === parts.length - 1 ? ' and ' : ', ']),
		...(isSentence(part) ? part : [part]),
	]);
}

/** Longest text that is quoted inside a sentence. */
const longestQuote = 140;

/** The text in one line, cut where it is long. */
export function short(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= longestQuote) return line;
	const cut = line.slice(0, longestQuote - 1).replace(/[\ud800-\udbff]$/, '');
	return `${cut.replace(/\s+\S{0,20}$/, '')} …`;
}

/** The words of a quote as they are shown. */
export function shown({ quote, beside }: Quote): string {
	const differing = beside === undefined || quote.length <= longestQuote ? undefined : places(beside, quote)[0]?.after;
	return short(differing ?? quote);
}

/** The sentence with the text as it was, where it ends with the text as it is. */
export function withBefore(sentence: Sentence, before: string | undefined, after: string | undefined): Sentence {
	if (!before || !after) return sentence;
	const pieces = sentence.map((piece): Piece => {
		if (typeof piece === 'string' || !('quote' in piece)) return piece;
		return piece.quote === after
			? { ...piece, beside: before }
			: piece.quote === before
				? { ...piece, beside: after }
				: piece;
	});
	const [last, stop] = pieces.slice(-2);
	const isSaid = pieces.some((piece) => typeof piece === 'object' && 'quote' in piece && piece.quote === before);
	if (isSaid || stop !== '.' || typeof last !== 'object' || !('quote' in last) || last.quote !== after) return pieces;
	return [...pieces.slice(0, -1), ' (before: ', { quote: before, beside: after }, ').'];
}

/** The sentence without a full stop of its own where the words it ends with have one. */
export function endedOnce(sentence: Sentence): Sentence {
	const last = sentence.at(-2);
	const ended =
		sentence.at(-1) === '.' &&
		typeof last === 'object' &&
		/[.!?…]$/.test('quote' in last ? shown(last) : short(last.text));
	return ended ? sentence.slice(0, -1) : sentence;
}

/** The sentence as plain text. */
export const plain = (sentence: Sentence): string => sentence.map(textOf).join('');

/** One piece as plain text: names and quoted words in quotation marks. */
export function textOf(piece: Piece): string {
	if (typeof piece === 'string') return piece;
	const text = 'quote' in piece ? shown(piece) : short(piece.text);
	return text.includes('"') ? `“${text}”` : `"${text}"`;
}
