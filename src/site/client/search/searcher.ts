import { type Answer, type AnswerLine, createAnswerer, linesOf } from '../../../project/search/answer.ts';
import type { Found } from '../../../project/search/catalog.ts';
import type { CardRow, TitleData, WordData } from '../../../project/search/data.ts';
import { cardFile, titleFile, wordFile } from '../../../project/search/files.ts';
import { createMatcher, type Hit, type Matcher, type Reader } from '../../../project/search/match.ts';
import type { Question } from '../../../project/search/question.ts';
import { mine } from '../mine.ts';
import { load } from '../store.ts';

/** An answer with its lines. */
export interface Told extends Answer {
	readonly lines: readonly AnswerLine[];
}

/** What was found for a question. */
export interface Outcome {
	readonly question: Question;
	readonly answers: readonly Told[];
	readonly hits: readonly Hit[];
}

export interface Searcher {
	readonly catalog: readonly Found[];
	/** Titles, and the parts of the entries they stand for; with `kinds`, only those. */
	find(text: string, kinds?: (kind: string) => boolean): Promise<Outcome>;
}

let made: Promise<Searcher> | undefined;

/** The search over titles and answers. Its data are loaded when it is first asked for. */
export function searcher(): Promise<Searcher> {
	made ??= create();
	// Offline at the first try, there may be a net at the next.
	made.catch(() => {
		made = undefined;
	});
	return made;
}

async function create(): Promise<Searcher> {
	const data = await load<TitleData>(titleFile);
	let matcher = createMatcher(data);
	let answer = createAnswerer(data, matcher);
	const use = (next: Matcher) => {
		matcher = next;
		answer = createAnswerer(data, next);
	};
	// Titles answer the first keys; what the texts say is asked for with the first of them and makes answers better.
	let asked = false;
	const askWords = () => {
		if (asked) return;
		asked = true;
		load<WordData>(wordFile).then(
			(words) => use(createMatcher(data, words)),
			() => {
				asked = false;
			},
		);
	};
	if (data.cardFiles.length === 1) load(cardFile(0)).catch(() => {});
	return {
		catalog: matcher.catalog,
		async find(text, kinds) {
			askWords();
			const question = matcher.read(text);
			const hits = matcher.match(question, { ...reader(), ...(kinds ? { kind: kinds } : {}) });
			const answers = kinds ? [] : await tell(answer(question), data, matcher.catalog);
			return { question, answers, hits };
		},
	};
}

/** The reader's role and stage as the records name them. */
function reader(): Reader {
	const { role, stage } = mine();
	return { ...(role ? { role: `roles/${role}` } : {}), ...(stage ? { stage } : {}) };
}

async function tell(
	answers: readonly Answer[],
	{ cardFiles }: TitleData,
	catalog: readonly Found[],
): Promise<readonly Told[]> {
	try {
		return await Promise.all(
			answers.map(async (answer) => {
				const rows = await Promise.all(answer.cards.map((number) => rowAt(number, cardFiles)));
				return { ...answer, lines: linesOf(answer, rows, catalog) };
			}),
		);
	} catch {
		// Without a net there are titles, and no answers.
		return [];
	}
}

async function rowAt(number: number, files: readonly number[]): Promise<CardRow> {
	const file = files.findLastIndex((first) => first <= number);
	const rows = await load<readonly CardRow[]>(cardFile(file));
	return rows[number - (files[file] ?? 0)] ?? [];
}
