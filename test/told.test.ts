import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Diagnostic, placeOf } from '../src/core/diagnostic.ts';
import type { Edit } from '../src/core/fix.ts';
import { positionAt } from '../src/core/source.ts';
import { families } from '../src/rules/index.ts';
import { examplesIn, foundIn, sourcesIn } from './examples.ts';

// What the findings of the bad examples say beside their message, which stands on the page of the rule: who keeps
// a finding knows it by its identity. `npx vitest run test/told.test.ts -u` writes it anew; read what it changes.

const ids = Object.entries(families).flatMap(([family, list]) => list.map(({ id }) => ({ id, family })));

test.each(ids)('$id', ({ id, family }) => {
	const bad = examplesIn(readFileSync(`src/rules/${family}/${id}.md`, 'utf8')).filter((one) =>
		one.startsWith('## Bad'),
	);
	expect(`\n${bad.flatMap((example) => foundIn(sourcesIn(example), id).map(shown)).join('\n')}\n`).toMatchSnapshot();
});

const shown = (one: Diagnostic): string =>
	[
		`${one.severity} ${one.id}${one.lacks === undefined ? '' : ` lacks ${one.lacks}`}`,
		...(one.help ? [one.help] : []),
		...(one.related ?? []).map((other) => `also ${placeOf(other)} ${other.message}`),
		...(one.suggests ?? []).map((edit) => `suggests ${written(edit)}`),
		...(one.fix ?? []).map((edit) => `fix ${written(edit)}`),
	].join('\n  ');

function written({ source, range, text }: Edit): string {
	const { line, column } = positionAt(source, range.start);
	return `${source.path}:${line + 1}:${column + 1} ${JSON.stringify(source.text.slice(range.start, range.end))} → ${JSON.stringify(text)}`;
}
