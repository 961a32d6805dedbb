import type { Entry, Part } from '../../core/entry.ts';
import { defineEntryRule, type Problem } from '../../core/rule.ts';
import { itemOf, listed } from '../../kinds/views/words.ts';

export const duplicateId = defineEntryRule({
	id: 'duplicate-id',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*judge(entry) {
		yield* filesOfOneId(entry);
		yield* pageOfTakenId(entry);
		yield* partsOfOneId(entry);
		yield* headingsOfOneId(entry);
	},
});

function* filesOfOneId(entry: Entry): Generator<Problem> {
	const read = entry.sources.map(({ path }) => path);
	const paths = [...read, ...entry.rivals.map(({ path }) => path)];
	const files = listed(paths.map((path) => `\`${path}\``));
	for (const rival of entry.rivals) {
		const twin = paths.find((path) => path !== rival.path && path.normalize('NFC') === rival.path.normalize('NFC'));
		const look = twin === undefined ? '' : ` The names look alike, but ${unlike(twin, rival.path)}.`;
		const id = entry.id === '' ? 'the start page' : `the id \`${entry.id}\``;
		yield {
			entry,
			source: rival,
			range: { start: 0, end: /[\r\n]|$/.exec(rival.text)!.index },
			key: rival.path,
			message: `The files ${files} ${paths.length === 2 ? 'both' : 'all'} claim ${id}, and this one is not read.${look}`,
			help: 'Put what is needed into one of them and delete or rename the others.',
		};
	}
}

/** A free page that stands elsewhere since another has its address. */
function* pageOfTakenId(entry: Entry): Generator<Problem> {
	const { yields, sources } = entry;
	const source = sources[0]!;
	if (!yields) return;
	const look =
		source.path.normalize('NFC') === yields.to.path.normalize('NFC')
			? ` The names look alike, but ${unlike(yields.to.path, source.path)}.`
			: '';
	const address = yields.id === '' ? '/' : `/${yields.id}/`;
	yield {
		entry,
		source,
		range: { start: 0, end: /[\r\n]|$/.exec(source.text)!.index },
		key: source.path,
		severity: 'warning',
		message: `The files \`${yields.to.path}\` and \`${source.path}\` both claim the address \`${address}\`; this one stands at \`/${entry.id}/\`.${look}`,
		help: 'Put both texts into one file, or rename one of them.',
	};
}

/** Where two names part that look the same: `é` is one code point here and two there. */
function unlike(a: string, b: string): string {
	const [first, second] = [[...a], [...b]];
	const at = first.findIndex((char, i) => char !== second[i]);
	const points = (chars: readonly string[], other: readonly string[]) => {
		const length = chars.length > other.length ? chars.length - other.length + 1 : 1;
		return chars
			.slice(at, at + length)
			.map((char) => `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`);
	};
	return `one has ${points(first, second).join(' ')} where the other has ${points(second, first).join(' ')}`;
}

function* partsOfOneId(entry: Entry): Generator<Problem> {
	const firsts = new Map<string, Part>();
	for (const part of entry.parts) {
		const key = `${part.list}#${part.id}`;
		const first = firsts.get(key);
		if (!first) {
			firsts.set(key, part);
			continue;
		}
		yield {
			entry,
			path: [...part.path, 'id'],
			key,
			message: `Two items of \`${part.list}\` have the id \`${part.id}\`, so a reference to it could mean either.`,
			help: `Give this ${itemOf(part.list)} an id of its own.`,
			related: [{ entry, path: [...first.path, 'id'], message: `The other one is "${first.title}".` }],
		};
	}
}

/** Headings that give themselves an anchor which another one claims, too. */
function* headingsOfOneId(entry: Entry): Generator<Problem> {
	const { headings = [], source } = entry.prose ?? {};
	if (!source || headings.every(({ named }) => named === undefined)) return;
	const claims = Map.groupBy(headings, ({ claim }) => claim);
	for (const [i, heading] of headings.entries()) {
		const { claim, named, text } = heading;
		const rivals = claims.get(claim)!;
		const other = rivals.find((one) => one !== heading && (one.named === undefined || rivals.indexOf(heading) > 0));
		if (!named || !other) continue;
		yield {
			entry,
			source,
			range: named,
			key: `#${claim} ${i}`,
			message: `The headings "${other.text}" and "${text}" both claim the id \`${claim}\`, so a link to it could mean either.`,
			help: 'Give one of them another id.',
		};
	}
}
