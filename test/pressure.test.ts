import { afterAll, expect, test } from 'vitest';
import { type Result, Runner } from '../scripts/pressure/runner.ts';
import type { Form } from '../scripts/pressure/tokens.ts';

// `npm run pressure` tries every short text; these are those that once took the square of their length, or for ever.
const repeated: Readonly<Record<Form, readonly string[]>> = {
	markdown: [
		'_a_',
		'\u00a0*a',
		'&amp;',
		'`www.',
		'[é',
		'> ',
		'1. ',
		'<!--',
		'<div>\n\n',
		'[^a]: b\n',
		'[a](#a)\n',
		'\u202e',
		'<A.a',
		'<Tabs a="b" ',
		'<Tabs a={',
		':::note\n',
		':::: a\n:::\n',
		'!!! note "a"\n    b\n',
		'> [!NOTE]\n> a\n\n',
		'[a](b){:.c} ',
		'*{.a}',
		'{{ a }} {% b %} ',
		'==a ',
		'$$a ',
		':a:',
		'[[a ',
		'\u001b[31m ',
		'a\n: b\n\n',
		'+++\n',
		'{"a":',
	],
	mdx: ['<a b={', '<>{', '<a {...', '{\n', '`{', '<}', '\\{', '<a b="{" ', '<Callout>\n'],
	yaml: ['[', '- ', '["]", ', 'a: ', '{a: '],
	facts: ['a: b\n', '- a\n', '&a [*a]\n'],
	words: ['[x ', 'a: '],
};

/** Bytes, and how much longer the longer text may take: sixteen times what the shorter does, and room for a busy machine; the square is 256. */
const [short, long, most] = [12_500, 200_000, 64];
/** Milliseconds of processor time below which nothing can be said. */
const least = 1_500;

// A process that takes two minutes by the clock, or 2 GB, is ended.
const runner = new Runner(120_000, 2_000);
afterAll(() => runner.stop());

const cases = Object.entries(repeated).flatMap(([form, tokens]) =>
	tokens.map((token) => [form, token] as [form: Form, token: string]),
);

test.each(cases)('what becomes of %s that repeats %j grows with its length', async (form, token) => {
	const shorter = await runner.run({ form, token, size: short });
	const longer = await runner.run({ form, token, size: long });
	expect([...shorter, ...longer].filter(({ end }) => end !== 'done')).toEqual([]);
	const times = new Map(shorter.map(({ step, time }) => [step, time]));
	const grown = ({ step, time }: Result) => time > least && time > most * times.get(step)!;
	expect(longer.filter(grown)).toEqual([]);
});
