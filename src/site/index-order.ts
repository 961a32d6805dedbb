import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** What Pagefind's files hold: texts, whole numbers and lists of them, in CBOR. */
type Datum = string | number | readonly Datum[];

/** Stands at the beginning of each file, before it is compressed. */
const mark = 'pagefind_dcd';

/**
 * Puts the filters of a full-text index in order. Pagefind writes them in the order of a hash table that is seeded
 * anew each time, so that no two builds of one handbook would be alike.
 *
 * @throws where the files are not of the form that Pagefind 1.5 gives them.
 */
export function orderIndex(folder: string): void {
	const entryFile = join(folder, 'pagefind-entry.json');
	const entry = JSON.parse(readFileSync(entryFile, 'utf8')) as { languages: Record<string, { hash: string }> };
	const languages = Object.entries(entry.languages).sort(byFirst);
	for (const [language, about] of languages) {
		const metaFile = (name: string) => join(folder, `pagefind.${name}.pf_meta`);
		const meta = read(metaFile(about.hash)) as Datum[];
		const filters = (meta[3] as readonly (readonly [string, string])[]).map(([name, old]) => {
			const file = (of: string) => join(folder, 'filter', `${of}.pf_filter`);
			const [, values] = read(file(old)) as [string, readonly (readonly [string, Datum])[]];
			return [name, rewrite([name, values.toSorted(byFirst)], file, old, `${language}_`, 7)] as const;
		});
		meta[3] = filters.sort(byFirst);
		about.hash = rewrite(meta, metaFile, about.hash, `${language}_`, 13);
	}
	writeFileSync(entryFile, JSON.stringify({ ...entry, languages: Object.fromEntries(languages) }));
}

const byFirst = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Writes `datum` under a name made of what it holds, in the place of the file `old`, and gives the name. */
function rewrite(datum: Datum, file: (name: string) => string, old: string, prefix: string, length: number): string {
	const bytes = Buffer.concat([Buffer.from(mark), ...encode(datum)]);
	const name = prefix + hash('sha256', bytes).slice(0, length);
	rmSync(file(old));
	writeFileSync(file(name), gzipSync(bytes, { level: 9 }));
	return name;
}

function read(file: string): Datum {
	const bytes = gunzipSync(readFileSync(file));
	if (bytes.subarray(0, mark.length).toString() !== mark) throw new Error(`\`${file}\` is no file of Pagefind 1.5.`);
	const [datum, end] = decode(bytes, mark.length);
	if (end !== bytes.length) throw new Error(`\`${file}\` holds more than one value.`);
	return datum;
}

const number = 0;
const text = 3;
const list = 4;

/** Reads the value at `at`, and gives where the next one begins. */
function decode(bytes: Buffer, at: number): [datum: Datum, end: number] {
	const first = bytes[at] ?? -1;
	const [size, start] = sizeAt(bytes, at);
	switch (first >> 5) {
		case number:
			return [size, start];
		case text:
			return [bytes.toString('utf8', start, start + size), start + size];
		case list: {
			const items: Datum[] = [];
			let end = start;
			for (let i = 0; i < size; i++) {
				const [item, next] = decode(bytes, end);
				items.push(item);
				end = next;
			}
			return [items, end];
		}
		default:
			throw new Error(`A value of an index begins with the byte ${first}, which no text, number or list does.`);
	}
}

function sizeAt(bytes: Buffer, at: number): [size: number, end: number] {
	const short = (bytes[at] ?? 0) & 31;
	if (short < 24) return [short, at + 1];
	const width = { 24: 1, 25: 2, 26: 4 }[short];
	if (width === undefined) throw new Error(`A value of an index has a length of an unknown form, ${short}.`);
	return [bytes.readUIntBE(at + 1, width), at + 1 + width];
}

function* encode(datum: Datum): Generator<Buffer> {
	if (typeof datum === 'number') yield head(number, datum);
	else if (typeof datum === 'string') {
		const bytes = Buffer.from(datum);
		yield head(text, bytes.length);
		yield bytes;
	} else {
		yield head(list, datum.length);
		for (const item of datum) yield* encode(item);
	}
}

function head(type: number, size: number): Buffer {
	const first = type << 5;
	if (size < 24) return Buffer.from([first | size]);
	const width = size < 0x100 ? 1 : size < 0x10000 ? 2 : 4;
	const bytes = Buffer.alloc(1 + width);
	bytes[0] = first | { 1: 24, 2: 25, 4: 26 }[width];
	bytes.writeUIntBE(size, 1, width);
	return bytes;
}
