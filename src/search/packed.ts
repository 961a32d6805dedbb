import { got, nth } from '../words/sure.ts';
/** What a record says beyond its title, as stems. */
export interface RecordWords {
	/** What it is about, as the beginning of its text says. */
	readonly summary: readonly string[];
	/** What else it says. */
	readonly text: readonly string[];
	/** Each of its keywords. */
	readonly keywords: readonly (readonly string[])[];
}

/**
 * The words of all records, a third smaller than as they are written: every stem once, frequent ones first, and for each
 * record a line with the places of its stems there. Places are in order, each written as what it adds to the one before
 * in base 36. `.` ends a field, `,` a keyword.
 */
export interface PackedWords {
	readonly stems: string;
	readonly rows: string;
}

/** Packs the words of `records`; within a field their order is lost. */
export function packWords(records: readonly RecordWords[]): PackedWords {
	const counts = new Map<string, number>();
	for (const { summary, text, keywords } of records)
		for (const stem of [...summary, ...text, ...keywords.flat()]) counts.set(stem, (counts.get(stem) ?? 0) + 1);
	const stems = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([stem]) => stem);
	const places = new Map(stems.map((stem, i) => [stem, i]));
	const written = (list: readonly string[]) => {
		const own = list.map((stem) => got(places, stem)).sort((a, b) => a - b);
		return own.map((place, i) => (place - (own[i - 1] ?? 0)).toString(36)).join(' ');
	};
	const rows = records.map(({ summary, text, keywords }) =>
		[written(summary), written(text), keywords.map(written).join(',')].join('.').replace(/\.+$/, ''),
	);
	return { stems: stems.join(' '), rows: rows.join('\n') };
}

/** What was packed, record by record. */
export function* unpackWords({ stems: all, rows }: PackedWords): Generator<RecordWords> {
	const stems = all.split(' ');
	const read = (text = ''): readonly string[] => {
		const found: string[] = [];
		let place = 0;
		for (const step of text ? text.split(' ') : []) {
			place += Number.parseInt(step, 36);
			found.push(nth(stems, place));
		}
		return found;
	};
	for (const row of rows.split('\n')) {
		const [summary, text, keywords] = row.split('.');
		yield { summary: read(summary), text: read(text), keywords: keywords ? keywords.split(',').map(read) : [] };
	}
}
