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
 * in the digits of source maps (Base64 VLQ, without signs: ECMA-426). `.` ends a field, `,` a keyword.
 */
export interface PackedWords {
	readonly stems: string;
	readonly rows: string;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueBy: ReadonlyMap<string, number> = new Map([...digits].map((digit, i) => [digit, i]));

/** Packs the words of `records`; within a field their order is lost. */
export function packWords(records: readonly RecordWords[]): PackedWords {
	const counts = new Map<string, number>();
	for (const { summary, text, keywords } of records)
		for (const stem of [...summary, ...text, ...keywords.flat()]) counts.set(stem, (counts.get(stem) ?? 0) + 1);
	const stems = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([stem]) => stem);
	const places = new Map(stems.map((stem, i) => [stem, i]));
	const written = (list: readonly string[]) => {
		let [text, before] = ['', -1];
		for (const place of list.map((stem) => places.get(stem)!).sort((a, b) => a - b)) {
			text += numberIn(place - before);
			before = place;
		}
		return text;
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
		let [place, number, shift] = [-1, 0, 0];
		for (const digit of text) {
			const value = valueBy.get(digit)!;
			number += (value & 31) << shift;
			shift += 5;
			if (value & 32) continue;
			place += number;
			found.push(stems[place]!);
			[number, shift] = [0, 0];
		}
		return found;
	};
	for (const row of rows.split('\n')) {
		const [summary, text, keywords] = row.split('.');
		yield { summary: read(summary), text: read(text), keywords: keywords ? keywords.split(',').map(read) : [] };
	}
}

function numberIn(number: number): string {
	let text = '';
	for (let rest = number; ; rest >>= 5) {
		if (rest < 32) return text + digits[rest]!;
		text += digits[(rest & 31) | 32]!;
	}
}
