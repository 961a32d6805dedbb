import { type Answer, createAnswerer, linesOf } from '../../../project/search/answer.ts';
import type { Found } from '../../../project/search/catalog.ts';
import type { CardRow, TitleData, WordData } from '../../../project/search/data.ts';
import { namesOf, textsOf } from '../../../project/search/fields.ts';
import { cardFile, titleFile, wordFile } from '../../../project/search/files.ts';
import { type Matcher, matcherOf, type Reader } from '../../../project/search/match.ts';
import type { Question } from '../../../project/search/question.ts';
import type { Form } from '../../../project/search/wording.ts';

/** Something found, as it is shown. */
export interface Shown {
	readonly kind: string;
	readonly title: string;
	readonly names: readonly string[];
	readonly href: string;
	readonly status?: string;
	/** Title of the entry it is a part of. */
	readonly within?: string;
}

/** An answer as it is shown; what it is about comes first. */
export interface Told {
	readonly form: Form;
	readonly about: readonly Shown[];
	readonly lines: readonly { readonly label: string; readonly links: readonly Shown[]; readonly text?: string }[];
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
	find(text: string, reader: Reader, kinds?: readonly string[]): Promise<Outcome>;
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
			const steps = textsOf(names, await load<WordData>(wordFile));
			let next = steps.next();
			for (; !next.done; next = steps.next()) await pause();
			use(matcherOf(names, next.value));
			onBetter();
		} catch {
			asked = false;
		}
	};
	if (data.cardFiles.length === 1) load(cardFile(0)).catch(() => {});

	async function tell(answers: readonly Answer[]): Promise<readonly Told[]> {
		try {
			return await Promise.all(
				answers.map(async (one) => {
					const rows = await Promise.all(one.cards.map(rowAt));
					const lines = linesOf(one, rows, catalog).map((line) => ({ ...line, links: line.links.map(shown) }));
					return { form: one.form, about: one.about.map(shown), lines };
				}),
			);
		} catch {
			// Without a net there are titles, and no answers.
			return [];
		}
	}

	async function rowAt(number: number): Promise<CardRow> {
		const file = data.cardFiles.findLastIndex((first) => first <= number);
		const rows = await load<readonly CardRow[]>(cardFile(file));
		return rows[number - (data.cardFiles[file] ?? 0)] ?? [];
	}

	return {
		async find(text, reader, kinds) {
			void readTexts();
			const question = matcher.read(text);
			const wanted = kinds && new Set(kinds);
			const hits = matcher.match(question, { ...reader, ...(wanted ? { kind: (kind) => wanted.has(kind) } : {}) });
			const answers = kinds ? [] : await tell(answer(question));
			return { question, answers, hits: hits.slice(0, maxShown).map(({ found }) => shown(found)) };
		},
		kinds: () => [...Map.groupBy(catalog, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
		ofKinds: (kinds) =>
			catalog
				.filter(({ kind }) => kinds.includes(kind))
				.slice(0, maxShown)
				.map(shown),
	};
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
