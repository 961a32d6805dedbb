import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceFolder, withReference } from '../src/exports/reference.ts';
import { check, readSources, ruleReference } from '../src/load.ts';
import { pagesOf } from '../src/pages/pages.ts';
import { searchData } from '../src/search/data.ts';
import { recordsOf } from '../src/search/records.ts';
import { answers, boxOver, figuresOf, type Query, rankOf, readQueries } from './relevance/judge.ts';

const book = withReference(check(readSources('content')), ruleReference(referenceFolder));
const box = boxOver(searchData(book, '/', pagesOf(book).others));
const queries = readQueries();
const shown = new Map(queries.map((query) => [query, box(query.ask)]));
const rank = (query: Query) => {
	const { answered, titled } = shown.get(query)!;
	return rankOf([...answered, ...titled], query);
};

test('questions name what there is', () => {
	const known = new Set(recordsOf(book).map(({ id }) => id));
	expect(queries.length).toBeGreaterThanOrEqual(150);
	expect(queries.flatMap(({ answer }) => answer).filter((id) => !known.has(id))).toEqual([]);
});

// Questions nobody looked at while the search was made fare nearly as well.
test.each([
	['questions of readers', queries.filter(({ hard }) => !hard), 0.9, 0.96],
	['those kept aside', queries.filter(({ blind, hard }) => blind && !hard), 0.87, 0.92],
	['those the search found hard', queries.filter(({ blind, hard }) => hard && !blind), 0.77, 0.87],
	['those of outsiders, kept aside', queries.filter(({ blind, hard }) => blind && hard), 0.8, 0.88],
])('%s find their answer among the first', (_, asked, mean, among) => {
	const { mrr, third } = figuresOf(asked.map(rank));
	expect(mrr).toBeGreaterThanOrEqual(mean);
	expect(third).toBeGreaterThanOrEqual(among);
});

test('an answer that is given is an answer', () => {
	const wrong = queries.filter((query) => {
		const { answered } = shown.get(query)!;
		return answered.length > 0 && !answered.some((one) => answers(one, query));
	});
	expect(wrong.map(({ ask }) => ask)).toEqual([]);
});

test('what the handbook does not know is not answered', () => {
	const asked = readFileSync('test/relevance/no-answer.txt', 'utf8').trim().split('\n');
	expect(asked.length).toBeGreaterThan(125);
	expect(asked.filter((ask) => box(ask).answered.length > 0)).toEqual([]);
});
