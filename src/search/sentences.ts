import type { Handbook } from '../core/handbook.ts';
import { Ref } from '../core/kind.ts';
import { dayIn } from '../page/facts.ts';
import { humanise, sentences } from '../words/words.ts';
import { skipped, titleOf } from './text.ts';

/**
 * Facts as sentences of which a reader understands any two: `Responsible: Account executive. Target: 75 % by 31 March
 * 2027.` The text search shows pieces of a page, without the page around them.
 */
export function sentencesOf(book: Handbook, facts: Fields, language: string): string {
	const { unit } = facts;
	const view = { book, language, unit: typeof unit === 'string' ? unit : '' };
	return sentences(
		Object.entries(facts).map(([key, value]) => {
			if (skipped.has(key) || silent.has(key)) return undefined;
			const text = textOf(key, value, view);
			return text && (spoken.has(key) ? text : `${humanise(key)}: ${text}`);
		}),
	);
}

type Fields = Readonly<Record<string, unknown>>;

interface View {
	readonly book: Handbook;
	readonly language: string;
	/** What the numbers of a measure count. */
	readonly unit: string;
}

/** Fields that are sentences already. */
const spoken = new Set(['summary', 'definition', 'statement', 'text', 'mission']);
/** Fields that tell only together with others, or only programs. */
const silent = new Set(['unit', 'quantity', 'column']);

function textOf(key: string, value: unknown, view: View): string | undefined {
	if (typeof value === 'string')
		return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayIn(view.language, value) : value.trim() || undefined;
	if (typeof value === 'number') return numberText(key, value, view);
	if (value instanceof Ref) return titleOf(view.book, value);
	if (Array.isArray(value)) {
		const items = value.flatMap((item) => textOf(key, item, view) ?? []);
		return (
			items.map(unended).join(items.some((item) => item.length > 40 || item.includes(',')) ? '; ' : ', ') || undefined
		);
	}
	return typeof value === 'object' && value !== null ? phraseOf(value as Fields, view) : undefined;
}

function numberText(key: string, value: number, { unit }: View): string {
	if (key === 'minutes') return `${value} minutes`;
	if (key === 'by_day') return `day ${value}`;
	return unit && (key === 'value' || key === 'tolerance') ? `${value} ${unit}` : String(value);
}

/** Words that lead from one field of a thing to the next. */
const leads: Readonly<Record<string, string>> = {
	at: 'at',
	by: 'by',
	every: 'every',
	from: 'from',
	level: '',
	max: 'to',
	on: 'on',
	to: 'to',
	tolerance: '±',
	with: 'with',
	within: 'within',
};

/** The fields of a thing in one breath: `every 2 weeks on tuesday at 09:30, 90 minutes`. */
function phraseOf(fields: Fields, view: View): string | undefined {
	let phrase = '';
	for (const [key, value] of Object.entries(fields)) {
		const text = skipped.has(key) || silent.has(key) ? undefined : textOf(key, value, view);
		if (!text) continue;
		const lead = leads[key];
		const said = lead ? `${lead} ${text}` : text;
		if (phrase === '') phrase = said;
		else phrase += `${lead !== undefined ? ' ' : text.length > 40 ? ': ' : ', '}${said}`;
	}
	return phrase && unended(phrase);
}

const unended = (text: string): string => text.replace(/\.$/, '');
