import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { z } from 'zod';

/** What is read of Pagefind's files, which are CBOR; the rest of the first stays as it is. */
const anEntry = z.looseObject({ languages: z.record(z.string(), z.looseObject({ hash: z.string() })) });
const aName = z.tuple([z.string(), z.string()]);
const aMeta = z.tuple([z.unknown(), z.unknown(), z.unknown(), z.array(aName)], z.unknown());
const aFilter = z.tuple([z.string(), z.array(z.tuple([z.string(), z.unknown()]))]);

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
	const entry = anEntry.parse(JSON.parse(readFileSync(entryFile, 'utf8')));
	const languages = Object.entries(entry.languages).sort(byFirst);
	for (const [language, about] of languages) {
		const metaFile = (name: string) => join(folder, `pagefind.${name}.pf_meta`);
		const meta = aMeta.parse(read(metaFile(about.hash)));
		const filters = meta[3].map(([name, old]): z.output<typeof aName> => {
			const file = (of: string) => join(folder, 'filter', `${of}.pf_filter`);
			const [, values] = aFilter.parse(read(file(old)));
			return [name, rewrite([name, values.toSorted(byFirst)], file, old, `${language}_`, 7)];
		});
		meta[3] = filters.sort(byFirst);
		about.hash = rewrite(meta, metaFile, about.hash, `${language}_`, 13);
	}
	writeFileSync(entryFile, JSON.stringify({ ...entry, languages: Object.fromEntries(languages) }));
}

const byFirst = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Writes `datum` under a name made of what it holds, in the place of the file `old`, and gives the name. */
function rewrite(datum: unknown, file: (name: string) => string, old: string, prefix: string, length: number): string {
	const bytes = Buffer.concat([Buffer.from(mark), encode(datum)]);
	const name = prefix + hash('sha256', bytes).slice(0, length);
	rmSync(file(old));
	writeFileSync(file(name), gzipSync(bytes, { level: 9 }));
	return name;
}

function read(file: string): unknown {
	const bytes = gunzipSync(readFileSync(file));
	if (bytes.subarray(0, mark.length).toString() !== mark) throw new Error(`\`${file}\` is no file of Pagefind 1.5.`);
	return decode(bytes.subarray(mark.length));
}
