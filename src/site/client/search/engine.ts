import { type Answer, createAnswerer, linesOf } from '../../../search/answer.ts';
import type { Found } from '../../../search/catalog.ts';
import type { CardRow, TitleData } from '../../../search/data.ts';
import { namesOf, textsOf } from '../../../search/fields.ts';
import { cardFile, titleFile, wordFile } from '../../../search/files.ts';
import { type Matcher, matcherOf, type Reader } from '../../../search/match.ts';
import type { PackedWords } from '../../../search/packed.ts';
import type { Question } from '../../../search/question.ts';
import type { Form } from '../../../search/wording.ts';

/** Something found, as it is shown. */
export interface Shown {
	readonly kind: string;
	readonly title: string;
	readonly names: readonly string[];
	readonly href: string;
	readonly status?: string;
	/** Title of the entry it is a part of. */
	readonly within?: string;
	/** What was agreed or decided, where it is a rule for that. */
	readonly lines?: readonly ToldLine[];
}

/** A line of what is told. */
interface ToldLine {
	readonly label: string;
	readonly links: readonly Shown[];
	readonly text?: string;
}

/** An answer as it is shown; what it is about comes first. */
export interface Told {
	readonly form: Form;
	readonly about: readonly Shown[];
	readonly lines: readonly ToldLine[];
}

/** What was found for a question. */
export interface Outcome {
	readonly question: Question;
	readonly answers: readonly Told[];
	readonly hits: readonly Shown[];
}

/** Finds titles, the parts of the entries they stand for, and answers. */
export interface Engine {
	/** With `kinds`, only those, and no answers. */
	find(text: string, reader: Reader, kinds?: readonly string[]): Outcome;
	/** The kinds of records there are, and how many there are of each. */
	kinds(): readonly (readonly [kind: string, count: number])[];
	ofKinds(kinds: readonly string[]): readonly Shown[];
}

/** Hits that are shown at most. */
const maxShown = 50;

/** The search over titles and answers, with a way to `load` files of the site. Calls `onBetter` when it has read more, and would answer better. */
export async function createEngine(load: <T>(file: string) => Promise<T>, onBetter: () => void): Promise<Engine> {
	const data = await load<TitleData>(titleFile);
	const names = namesOf(data);
	const { catalog } = names;
	let matcher = matcherOf(names);
	let answer = createAnswerer(data, matcher);
	const use = (next: Matcher) => {
		matcher = next;
		answer = createAnswerer(data, next);
	};
	// Titles answer the first keys; what the texts say is asked for with the first of them and makes answers better.
	let asked = false;
	const readTexts = async () => {
		if (asked) return;
		asked = true;
		try {
			const steps = textsOf(names, await load<PackedWords>(wordFile));
			let next = steps.next();
			for (; !next.done; next = steps.next()) await pause();
			use(matcherOf(names, next.value));
			onBetter();
		} catch {
			asked = false;
		}
	};
	const files = new Map<number, readonly CardRow[]>();
	const awaited = new Set<number>();
	const askFile = async (file: number) => {
		if (awaited.has(file)) return;
		awaited.add(file);
		try {
			files.set(file, await load<readonly CardRow[]>(cardFile(file)));
			onBetter();
		} catch {
			// Without a net there are titles, and no answers; at the next question there may be one.
			awaited.delete(file);
		}
	};
	// What was agreed stands in the last file, which is asked for when something of it is found.
	if (data.cardFiles.length === 2) void askFile(0);
	const agreed = agreedIn(data);

	/** Answers of which all lines are here. The others are asked for: titles do not wait for them. */
	function tell(answers: readonly Answer[]): readonly Told[] {
		return answers.flatMap((one) => {
			const rows = one.cards.map(rowAt);
			if (rows.includes(undefined)) return [];
			const lines = linesOf(one, rows as readonly CardRow[], catalog);
			return {
				form: one.form,
				about: one.about.map(shown),
				lines: lines.map((line) => ({ ...line, links: line.links.map(shown) })),
			};
		});
	}

	function rowAt(number: number): CardRow | undefined {
		const file = data.cardFiles.findLastIndex((first) => first <= number);
		const rows = files.get(file);
		if (!rows) void askFile(file);
		return rows?.[number - (data.cardFiles[file] ?? 0)];
	}

	/** What was found, with what was agreed about it. */
	function withLines(found: Found): Shown {
		const number = agreed.get(found.index);
		const rows = number === undefined ? undefined : rowAt(number);
		if (!rows) return shown(found);
		const lines = linesOf({ form: 'agreed', about: [found], cards: [], fit: 1 }, [rows], catalog);
		return { ...shown(found), lines: lines.map((line) => ({ ...line, links: line.links.map(shown) })) };
	}

	return {
		find(text, reader, kinds) {
			void readTexts();
			const question = matcher.read(text);
			const wanted = kinds && new Set(kinds);
			const hits = matcher.match(question, { ...reader, ...(wanted ? { kind: (kind) => wanted.has(kind) } : {}) });
			const answers = kinds ? [] : tell(answer(question));
			return { question, answers, hits: hits.slice(0, maxShown).map(({ found }) => withLines(found)) };
		},
		kinds: () => [...Map.groupBy(catalog, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
		ofKinds: (kinds) =>
			catalog
				.filter(({ kind }) => kinds.includes(kind))
				.slice(0, maxShown)
				.map(shown),
	};
}

/** The card that tells what was agreed about a record, by the place of that. */
function agreedIn({ cards }: TitleData): ReadonlyMap<number, number> {
	const numbers = new Map<number, number>();
	let number = 0;
	for (const [form, abouts] of cards)
		for (const [about] of abouts) {
			if ((form === 'agreed' || form === 'decision') && about !== undefined) numbers.set(about, number);
			number += 1;
		}
	return numbers;
}

const pause = () => new Promise<void>((done) => setTimeout(done));

const shown = ({ kind, title, names, href, status, parent, entry }: Found): Shown => ({
	kind,
	title,
	names,
	href,
	...(status ? { status } : {}),
	...(parent ? { within: entry.title } : {}),
});
