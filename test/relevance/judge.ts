import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createAnswerer, linesOf } from '../../src/search/answer.ts';
import type { SearchData } from '../../src/search/data.ts';
import { createMatcher } from '../../src/search/match.ts';

/** A question of a reader, with the ids of the entries or parts that answer it. */
export interface Query {
	readonly person: string;
	readonly ask: string;
	readonly answer: readonly string[];
	/** Whether it is kept aside: nobody looks at its results while the search is made better. */
	readonly blind: boolean;
	/** The file it stands in. */
	readonly file: string;
	/** Whether it was written to find what the search does not understand. */
	readonly hard: boolean;
}

/** Something a search shows: the ids it stands for. */
export type Shown = readonly string[];

/** Everything that was asked, by file and in order. */
export function readQueries(folder = 'test/relevance'): readonly Query[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.yaml'))
		.sort()
		.flatMap((file) => {
			const {
				person = '',
				blind = false,
				hard = false,
				queries,
			} = parse(readFileSync(join(folder, file), 'utf8')) as {
				person?: string;
				blind?: boolean;
				hard?: boolean;
				queries: { person?: string; ask: string; answer: string[] }[];
			};
			return queries.map((query) => ({ person, ...query, file, blind, hard }));
		});
}

/** Whether a thing shown answers: it is what was wanted or, where that is an entry, a part of it. */
export const answers = (shown: Shown, { answer }: Query): boolean =>
	shown.some((id) => answer.some((wanted) => id === wanted || (!wanted.includes('#') && id.startsWith(`${wanted}#`))));

/** The same for a search that knows pages only: the page of an answer will do. */
export const answersByPage = (shown: Shown, query: Query): boolean => {
	const pages = new Set(query.answer.map(pageOf));
	return shown.some((id) => pages.has(pageOf(id)));
};

const pageOf = (id: string): string => id.split('#')[0]!;

/** How good a search is: mean of one by rank within ten, and how often the answer is first or among the first three. */
export interface Figures {
	readonly count: number;
	readonly mrr: number;
	readonly first: number;
	readonly third: number;
}

export function figuresOf(ranks: readonly number[]): Figures {
	const share = (fits: (rank: number) => boolean) => ranks.filter(fits).length / Math.max(1, ranks.length);
	const sum = ranks.reduce((all, rank) => all + (rank > 0 && rank <= 10 ? 1 / rank : 0), 0);
	return {
		count: ranks.length,
		mrr: sum / Math.max(1, ranks.length),
		first: share((rank) => rank === 1),
		third: share((rank) => rank > 0 && rank <= 3),
	};
}

/** The rank of the first answer among ten things shown; 0 where there is none. */
export const rankOf = (shown: readonly Shown[], query: Query, fits = answers): number =>
	shown.slice(0, 10).findIndex((one) => fits(one, query)) + 1;

/** The command box over `data`: what it shows for a question, answers first. */
export function boxOver({ titles, words, cards }: SearchData): (ask: string) => {
	readonly answered: readonly Shown[];
	readonly titled: readonly Shown[];
} {
	const matcher = createMatcher(titles, words);
	const answer = createAnswerer(titles, matcher);
	const rows = cards.flat();
	return (ask) => {
		const question = matcher.read(ask);
		// An answer stands for what it is about, and for what it names in its first lines.
		const answered = answer(question).map((one) => {
			const lines = linesOf(
				one,
				one.cards.map((number) => rows[number]!),
				matcher.catalog,
			);
			const named = lines.flatMap(({ links }) => links).slice(0, 3);
			return [...one.about, ...named].map(({ id }) => id);
		});
		return { answered, titled: matcher.match(question).map(({ found }) => [found.id]) };
	};
}
